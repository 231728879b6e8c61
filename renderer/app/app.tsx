import { Suspense, useEffect, useMemo, useRef } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { Announcer, Button, EmptyState, PageBody, SkipLink, ToastRegion, Waiting } from '../components/index.ts';
import {
  clientPlace,
  closeSidebarOver,
  dismissToast,
  go,
  leaveWhenLocked,
  loadState,
  useAppState,
  useAppStore,
  useUi,
} from '../state/index.ts';
import styles from './app.module.css';
import { ClientPage } from './client/client-page.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LockView, SettingsView, WelcomeView } from './features.ts';
import { Palette } from './palette/palette.tsx';
import { AddClientDialog } from './parts/add-client.tsx';
import { Banners } from './parts/banners.tsx';
import { CheckInsDialog } from './parts/check-ins-dialog.tsx';
import { RestoreDialog } from './parts/restore-dialog.tsx';
import { ShortcutList } from './parts/shortcut-list.tsx';
import { type Route, routeOf } from './route.ts';
import { orderedClients } from './sidebar/order.ts';
import { Sidebar } from './sidebar/sidebar.tsx';
import { useLock } from './use-lock.ts';
import { useMedia } from './use-media.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWindow } from './use-window.ts';

const waiting = (
  <PageBody>
    <Waiting sentence="Opening…" />
  </PageBody>
);

/** There is no page of its own for all clients: home is the first one. */
const Home = () => {
  const first = useAppState((state) => orderedClients(state.clients).current[0]?.id ?? state.clients[0]?.id ?? null);
  useEffect(() => {
    if (first !== null) go(clientPlace(first), { replace: true });
  }, [first]);
  return first === null ? (
    <PageBody>
      <EmptyState level={1} title="No client can be shown">
        Add a client, or look under Settings, Backups for an earlier state.
      </EmptyState>
    </PageBody>
  ) : null;
};

const Content = ({ route }: { readonly route: Route }) => {
  switch (route.at) {
    case 'client':
      return <ClientPage id={route.id} tab={route.tab} rest={route.rest} />;
    case 'settings':
      return (
        <div className={styles.body}>
          <ErrorBoundary key="settings">
            <Suspense fallback={waiting}>
              <SettingsView rest={route.section} />
            </Suspense>
          </ErrorBoundary>
        </div>
      );
    case 'home':
      return <Home />;
  }
};

const Shell = ({ route }: { readonly route: Route }) => {
  const narrow = useMedia('(max-width: 1040px)');
  const collapsed = useUi((ui) => ui.sidebarCollapsed);
  const over = useUi((ui) => ui.sidebarOver) && narrow;
  const rail = narrow ? !over : collapsed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the panel over the content closes when one goes somewhere.
  useEffect(closeSidebarOver, [route]);
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when what had the focus is gone with its view, the content has it.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [route]);
  return (
    <div className={styles.app} data-rail={rail || over || undefined} data-over={over || undefined}>
      <div className={styles.side}>
        <Sidebar route={route} rail={rail} />
      </div>
      {over ? (
        <button type="button" className={styles.scrim} aria-label="Close the sidebar" onClick={closeSidebarOver} />
      ) : null}
      <main className={styles.main} id="main" tabIndex={-1} ref={main}>
        <Banners />
        <Content route={route} />
        <Messages />
      </main>
    </div>
  );
};

const Messages = () => {
  const toasts = useUi((ui) => ui.toasts);
  const polite = useUi((ui) => ui.polite);
  const assertive = useUi((ui) => ui.assertive);
  return (
    <>
      <ToastRegion toasts={toasts} onDismiss={dismissToast} />
      <Announcer polite={polite} assertive={assertive} />
    </>
  );
};

const Open = () => {
  const [location] = useHashLocation();
  const route = useMemo(() => routeOf(location), [location]);
  const empty = useAppState((state) => state.empty);
  useShortcuts(route);
  useWindow(route);
  useLock();
  return (
    <>
      <SkipLink target="main">Skip to the content</SkipLink>
      {empty && route.at !== 'settings' ? (
        <ErrorBoundary>
          <Suspense fallback={<main id="main">{waiting}</main>}>
            <WelcomeView />
          </Suspense>
          <Messages />
        </ErrorBoundary>
      ) : (
        <Shell route={route} />
      )}
      <AddClientDialog />
      <RestoreDialog />
      <CheckInsDialog route={route} />
      <ShortcutList />
      <Palette route={route} />
    </>
  );
};

/** The window: waits for the app's state, then shows the first run or the shell. */
export const App = () => {
  const loaded = useAppStore((store) => store.state !== null);
  const error = useAppStore((store) => store.error);
  useEffect(leaveWhenLocked, []);
  if (loaded) return <Open />;
  if (error?.code === 'locked') {
    return (
      <ErrorBoundary>
        <Suspense fallback={<main>{waiting}</main>}>
          <LockView />
        </Suspense>
      </ErrorBoundary>
    );
  }
  return (
    <main>
      <PageBody>
        {error === null ? (
          <Waiting sentence="Opening your workspace…" lines={5} />
        ) : (
          <EmptyState
            level={1}
            title="Good Terms cannot be opened"
            actions={<Button onClick={() => void loadState()}>Try again</Button>}
          >
            {error.message}
          </EmptyState>
        )}
      </PageBody>
    </main>
  );
};
