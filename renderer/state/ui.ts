/** What is only about this window: messages, the sidebar, one dialog. Gone with the window. */
import { create } from 'zustand';
import type { ToastAction, Toast as ToastMessage } from '../components/index.ts';

type UiStore = {
  readonly toasts: readonly ToastMessage[];
  readonly polite: string;
  readonly assertive: string;
  /** The user's own choice; null follows the width of the window. */
  readonly sidebarCollapsed: boolean;
  /** In a narrow window the full sidebar lies over the content. */
  readonly sidebarOver: boolean;
  readonly addingClient: boolean;
  /** Path of the backup whose contents are shown before anything is restored, or null. */
  readonly restoring: string | null;
  /** The search over everything; "commands" begins with actions only. */
  readonly palette: 'search' | 'commands' | null;
  readonly shortcuts: boolean;
  readonly planningCheckIns: boolean;
  /** Places the window showed, the newest first: what search offers before anything is typed. */
  readonly recent: readonly RecentPlace[];
};

export type RecentPlace = { readonly place: string; readonly label: string; readonly where: string };

export const useUi = create<UiStore>()(() => ({
  toasts: [],
  polite: '',
  assertive: '',
  sidebarCollapsed: false,
  sidebarOver: false,
  addingClient: false,
  restoring: null,
  palette: null,
  shortcuts: false,
  planningCheckIns: false,
  recent: [],
}));

let lastToast = 0;
const shownAtOnce = 3;

/**
 * A message at the bottom of the main area, with what can be done about it. It takes the place of an equal one. Never put
 * private words into it.
 */
export const toast = (message: string, actions: readonly ToastAction[] = []): void => {
  lastToast += 1;
  const next: ToastMessage = { id: lastToast, message, actions };
  useUi.setState(({ toasts }) => ({
    toasts: [...toasts.filter((each) => each.message !== message), next].slice(-shownAtOnce),
    assertive: '',
  }));
};

export const dismissToast = (id: number): void =>
  useUi.setState(({ toasts }) => ({ toasts: toasts.filter((each) => each.id !== id) }));

/** Says something to assistive technology only: counts, saved states. */
export const announce = (polite: string): void => useUi.setState({ polite });
/** Says a failed save at once; gone with the next message, so that nobody finds it later and takes it for new. */
export const announceNow = (assertive: string): void => useUi.setState({ assertive });

export const askForClient = (addingClient: boolean): void => useUi.setState({ addingClient });
/** Shows what a backup holds and asks before it is restored; null closes. */
export const askToRestore = (restoring: string | null): void => useUi.setState({ restoring });

export const openPalette = (palette: 'search' | 'commands' = 'search'): void => useUi.setState({ palette });
export const closePalette = (): void => useUi.setState({ palette: null });
export const showShortcuts = (shortcuts: boolean): void => useUi.setState({ shortcuts });
export const planCheckIns = (planningCheckIns: boolean): void => useUi.setState({ planningCheckIns });

const recentAtMost = 8;

export const notePlace = (place: RecentPlace): void =>
  useUi.setState(({ recent }) => ({
    recent: [place, ...recent.filter((each) => each.place !== place.place)].slice(0, recentAtMost),
  }));

const narrow = '(max-width: 1040px)';

export const toggleSidebar = (): void =>
  useUi.setState((ui) =>
    window.matchMedia(narrow).matches
      ? { sidebarOver: !ui.sidebarOver }
      : { sidebarCollapsed: !ui.sidebarCollapsed, sidebarOver: false },
  );
export const closeSidebarOver = (): void => useUi.setState({ sidebarOver: false });
