import PencilLine from 'lucide-react/icons/pencil-line';
import { Suspense, useEffect } from 'react';
import { Button, buttonClass, EmptyState, Icon, Kbd, PageBody, TabLinks, Waiting } from '../../components/index.ts';
import {
  clientPlace,
  openClient,
  readyPacks,
  type Tab,
  tabs,
  useAppState,
  useClient,
  useClientStore,
  useFormat,
  useJournalReadOnly,
} from '../../state/index.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { readScreensAhead, tabViews } from '../features.ts';
import styles from './client.module.css';
import { clientLine } from './client-line.ts';
import { StatusMenu } from './status-menu.tsx';

export const tabWords: Readonly<Record<Tab, string>> = {
  overview: 'Overview',
  journal: 'Journal',
  records: 'Records',
  review: 'Review',
  exit: 'Exit',
};

type Place = { readonly id: string; readonly tab: Tab; readonly rest: string };

const SubLine = () => {
  const since = useClient((client) => client.since);
  const summary = useClient((client) => client.summary);
  const fee = useClient((client) => client.fee);
  const contacts = useClient((client) => client.contacts);
  const { always, wide } = clientLine({ since, summary, fee, contacts }, useFormat());
  if (always.length + wide.length === 0) return null;
  return (
    <ul className={styles.sub}>
      {always.map((part) => (
        <li key={part}>{part}</li>
      ))}
      {wide.map((part) => (
        <li key={part} className={styles.wide}>
          {part}
        </li>
      ))}
    </ul>
  );
};

/** Where the view has a primary button of its own, as the way out has, this one is plain. */
const WriteLink = ({ id, tab, writing }: { readonly id: string; readonly tab: Tab; readonly writing: boolean }) =>
  writing ? (
    <a className={buttonClass('plain')} href={clientPlace(id, 'journal')}>
      Close editor <Kbd>Esc</Kbd>
    </a>
  ) : (
    <a
      className={buttonClass(tab === 'exit' ? 'plain' : 'primary')}
      href={clientPlace(id, 'journal', 'new')}
      aria-keyshortcuts="N"
      title="Write an entry (N)"
    >
      <Icon of={PencilLine} />
      Write an entry
    </a>
  );

const Header = ({ id, tab, rest }: Place) => {
  const name = useClient((client) => client.name);
  const readOnly = useJournalReadOnly() !== null;
  const writing = tab === 'journal' && /^(new|edit)(\/|$)/.test(rest);
  return (
    <header className={styles.head}>
      <div className={styles.top}>
        <h1 className={styles.name}>{name}</h1>
        <SubLine />
        <StatusMenu clientId={id} />
        {readOnly ? null : <WriteLink id={id} tab={tab} writing={writing} />}
      </div>
      <div className={styles.tabs}>
        <TabLinks
          label="Client sections"
          links={tabs.map((each, index) => ({
            href: clientPlace(id, each),
            label: tabWords[each],
            current: each === tab,
            keys: `Control+${index + 1}`,
          }))}
        />
      </div>
    </header>
  );
};

const Unavailable = ({ id }: { readonly id: string }) => {
  const error = useClientStore((store) => store.error);
  const problem = useAppState((state) => state.problems.find((each) => each.clientId === id)?.message);
  if (error === null) return <Waiting sentence="Reading this client…" lines={5} />;
  return (
    <EmptyState
      level={1}
      title="This client cannot be opened"
      actions={<Button onClick={() => void openClient(id)}>Try again</Button>}
    >
      {problem ?? error.message}
    </EmptyState>
  );
};

/** One client: header, tabs and the view of the tab. */
// Milliseconds: what the window does first comes first.
const aMoment = 1000;

export const ClientPage = ({ id, tab, rest }: Place) => {
  const ready = useClientStore((store) => store.id === id && store.document !== null);
  const ending = useClientStore((store) => store.document?.exit !== null && store.document?.exit !== undefined);
  useEffect(() => {
    void openClient(id);
  }, [id]);
  useEffect(() => {
    if (ready) readScreensAhead();
  }, [ready]);
  useEffect(() => {
    if (!ready || !ending) return;
    // Who is ending a relationship may come to the pack from any page.
    const timer = setTimeout(() => readyPacks(id), aMoment);
    return () => clearTimeout(timer);
  }, [id, ready, ending]);
  const View = tabViews[tab];
  if (!ready) {
    return (
      <PageBody>
        <Unavailable id={id} />
      </PageBody>
    );
  }
  return (
    <>
      <Header id={id} tab={tab} rest={rest} />
      <div className={styles.body}>
        <ErrorBoundary key={`${id}/${tab}`}>
          <Suspense
            fallback={
              <PageBody>
                <Waiting sentence="Opening…" />
              </PageBody>
            }
          >
            <View key={id} clientId={id} rest={rest} />
          </Suspense>
        </ErrorBoundary>
      </div>
    </>
  );
};
