import type { ClientStatus } from '#shared/model/index.ts';
import {
  askForClient,
  clientPlace,
  closeSample,
  go,
  here,
  lockNow,
  makeBackup,
  newEntry,
  openPalette,
  openSample,
  planCheckIns,
  redo,
  saveCalendar,
  settingsPlace,
  showShortcuts,
  toast,
  toggleSidebar,
  undo,
  updateSettings,
  useAppStore,
  useClientStore,
  useLockStore,
} from '../state/index.ts';
import type { ActionId } from './actions.ts';
import { changeStatus } from './client/change-status.ts';
import type { Route } from './route.ts';
import { orderedClients } from './sidebar/order.ts';

type Client = Extract<Route, { readonly at: 'client' }>;
/** False: there is nothing to do here, and the key stays what it is. */
type Run = (route: Route) => unknown;

const inClient =
  (run: (client: Client) => void): Run =>
  (route) => {
    if (route.at !== 'client') return false;
    run(route);
  };
const to = (tab: Parameters<typeof clientPlace>[1], rest = ''): Run =>
  inClient(({ id }) => go(clientPlace(id, tab, rest)));
const toSettings =
  (section: string): Run =>
  () =>
    go(settingsPlace(section));
const status = (next: ClientStatus): Run => inClient(({ id }) => changeStatus(id, next));

const neighbour = (step: 1 | -1): Run =>
  inClient(({ id, tab }) => {
    const { current, ended } = orderedClients(useAppStore.getState().state?.clients ?? []);
    const all = [...current, ...ended];
    const next = all[all.findIndex((client) => client.id === id) + step];
    if (next !== undefined) go(clientPlace(next.id, tab));
  });

/** A view is read when it is first shown: waits for a part of it, up to a second. */
const whenThere = (selector: string, then: (part: HTMLElement) => void, left = 60): void => {
  const part = document.querySelector<HTMLElement>(selector);
  if (part !== null) then(part);
  else if (left > 0) requestAnimationFrame(() => whenThere(selector, then, left - 1));
};

/** Goes to a view and presses a button in it, where the button is there. */
const press = (rest: string, button: string): Run =>
  inClient(({ id }) => {
    go(clientPlace(id, 'records', rest));
    whenThere(`#${button}`, (found) => found.click());
  });

const find: Run = inClient(({ id }) => {
  const field = 'main [data-search]';
  if (document.querySelector(field) === null) go(clientPlace(id, 'journal'));
  whenThere(field, (found) => found.focus());
});

/** To a part of Settings, Data. Its heading has the focus, so that Tab goes on from there. */
const toData = (part: 'import' | 'export'): Run => {
  const heading = `#${part}-heading`;
  return () => {
    go(settingsPlace('data'));
    whenThere(heading, (found) => found.focus());
  };
};

const said = async (
  work: Promise<{ readonly ok: boolean; readonly error?: { readonly message: string } }>,
  done: string,
) => {
  const result = await work;
  if (!result.ok && result.error) toast(result.error.message);
  else if (done !== '') toast(done);
};

const isProtected = (): boolean => useLockStore.getState().lock?.protected === true;

type Pressed = Exclude<Extract<ActionId, `add-${string}` | `edit-${string}`>, 'add-client'>;
/** The view of the records whose button of this name begins or changes something. */
const pressed: Readonly<Record<Pressed, string>> = {
  'add-invoice': 'invoices',
  'add-agreement': 'contract',
  'add-clause': 'contract',
  'add-theirs-with-me': 'materials',
  'add-mine-with-them': 'materials',
  'add-to-hand-over': 'materials',
  'add-access': 'materials',
  'add-contact': 'people',
  'add-referral': 'people',
  'edit-terms': 'contract',
  'edit-details': 'people',
};

const isPressed = (id: ActionId): id is Pressed => id in pressed;

const runs: Readonly<Record<Exclude<ActionId, Pressed>, Run>> = {
  palette: () => openPalette(),
  'new-entry': newEntry,
  undo: inClient(() => void undo()),
  redo: inClient(() => void redo()),
  find,
  'tab-overview': to('overview'),
  'tab-journal': to('journal'),
  'tab-records': to('records'),
  'tab-review': to('review'),
  'tab-exit': to('exit'),
  'journal-trash': to('journal', 'trash'),
  'records-invoices': to('records', 'invoices'),
  'records-late': to('records', 'invoices/late'),
  'records-materials': to('records', 'materials'),
  'records-contract': to('records', 'contract'),
  filters: inClient(({ id }) => {
    if (!here().includes('/journal')) go(clientPlace(id, 'journal'));
    whenThere('[data-filters]', (found) => found.click());
  }),
  'records-people': to('records', 'people'),
  'exit-timing': to('exit', 'timing'),
  'exit-wrap-up': to('exit', 'wrap-up'),
  'exit-letters': to('exit', 'letters'),
  'exit-pack': to('exit', 'pack'),
  'exit-after': to('exit', 'after'),
  'status-active': status('active'),
  'status-watching': status('watching'),
  'status-leaving': status('leaving'),
  'status-ended': status('ended'),
  'check-ins': inClient(() => planCheckIns(true)),
  'calendar-client': inClient(({ id }) => void saveCalendar(id)),
  'calendar-all': () => void saveCalendar(null),
  'client-previous': neighbour(-1),
  'client-next': neighbour(1),
  'add-client': () => askForClient(true),
  'hide-private': () => {
    const hidden = useAppStore.getState().state?.workspace.settings.hidePrivateInSearch === true;
    updateSettings({ hidePrivateInSearch: !hidden });
    toast(hidden ? 'Private results are shown in search again.' : 'Private results are hidden in search.');
  },
  sidebar: toggleSidebar,
  'back-up': () => void said(makeBackup(), 'Backup made and verified.'),
  'settings-me': toSettings('me'),
  'settings-money': toSettings('money'),
  'settings-rules': toSettings('rules'),
  'settings-appearance': toSettings('appearance'),
  'settings-lock': toSettings('lock'),
  // Without a passphrase there is nothing to lock, and the key is the browser's.
  'lock-now': () => (isProtected() ? void said(lockNow('asked'), '') : false),
  'settings-backups': toSettings('backups'),
  'settings-data': toSettings('data'),
  import: toData('import'),
  export: toData('export'),
  'theme-system': () => updateSettings({ theme: 'system' }),
  'theme-light': () => updateSettings({ theme: 'light' }),
  'theme-dark': () => updateSettings({ theme: 'dark' }),
  'sample-open': () => void said(openSample(), ''),
  'sample-close': () => void said(closeSample(), ''),
  shortcuts: () => showShortcuts(true),
};

/** Does an action here; false when it has no meaning here. */
export const runAction = (id: ActionId, route: Route): boolean =>
  (isPressed(id) ? press(pressed[id], id) : runs[id])(route) !== false;

/** Whether an action can be offered here. */
export const isOffered = (id: ActionId, route: Route, area: string): boolean => {
  const { state } = useAppStore.getState();
  const { document, readOnly, journalReadOnly } = useClientStore.getState();
  const closed = state?.readOnly != null || readOnly !== null;
  if (area === 'client' && route.at !== 'client') return false;
  if (closed && isPressed(id)) return false;
  switch (id) {
    case 'palette':
      return false;
    case 'new-entry':
      return !closed && journalReadOnly === null;
    case 'status-active':
    case 'status-watching':
    case 'status-leaving':
    case 'status-ended':
      return !closed && id !== `status-${document?.status}`;
    case 'check-ins':
      return !closed;
    case 'lock-now':
      return isProtected();
    case 'sample-open':
      return state?.sample === false;
    case 'sample-close':
      return state?.sample === true;
    case 'find':
      return here().includes('/journal');
    default:
      return true;
  }
};
