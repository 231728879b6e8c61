import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronRight from 'lucide-react/icons/chevron-right';
import HardDrive from 'lucide-react/icons/hard-drive';
import PanelLeftClose from 'lucide-react/icons/panel-left-close';
import PanelLeftOpen from 'lucide-react/icons/panel-left-open';
import Plus from 'lucide-react/icons/plus';
import Search from 'lucide-react/icons/search';
import Settings from 'lucide-react/icons/settings';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useState } from 'react';
import type { ClientSummary } from '#shared/contract.ts';
import { proofSentence } from '#shared/rules/backup-words.ts';
import { Brand, cx, Icon, IconButton, Kbd, moodWord, Sparkline, StatusGlyph } from '../../components/index.ts';
import {
  askForClient,
  clientPlace,
  openPalette,
  settingsPlace,
  toggleSidebar,
  useAppState,
  useNow,
} from '../../state/index.ts';
import type { Route } from '../route.ts';
import { statusWords } from '../status-words.ts';
import { backupLine } from './backup-line.ts';
import { initialsOf, orderedClients } from './order.ts';
import styles from './sidebar.module.css';

const foldedFrom = 4;

const ClientRow = ({ client, current }: { readonly client: ClientSummary; readonly current: boolean }) => {
  const latest = client.moodByWeek.findLast((mood) => mood !== null);
  return (
    <li>
      <a
        className={styles.client}
        href={clientPlace(client.id)}
        aria-current={current ? 'page' : undefined}
        title={`${client.name}, ${statusWords[client.status].word}`}
      >
        <StatusGlyph of={client.status} />
        <span className={styles.initials} aria-hidden="true">
          {initialsOf(client.name)}
        </span>
        <span className={styles.name}>
          <b>{client.name}</b>
          <span>{statusWords[client.status].word}</span>
        </span>
        {latest === undefined || latest === null ? null : (
          <span className={styles.spark}>
            <Sparkline values={client.moodByWeek} label={`Mood over twelve weeks, latest ${moodWord(latest)}`} />
          </span>
        )}
      </a>
    </li>
  );
};

const BackupLine = ({ current }: { readonly current: boolean }) => {
  const last = useAppState((state) => state.lastBackup);
  const failed = useAppState((state) => state.backupProblem);
  const proof = useAppState((state) => state.backupProof);
  const now = useNow();
  const problem = failed ?? proof?.problems[0] ?? null;
  const line = backupLine(last, problem, now);
  const proven = proof === null || problem !== null ? null : proofSentence(proof, now);
  return (
    <a
      className={cx(styles.foot, styles.backup, problem !== null && styles.late)}
      href={settingsPlace('backups')}
      title={problem ?? [line, proven].filter((part) => part !== null).join('. ')}
      aria-current={current ? 'page' : undefined}
    >
      <Icon of={problem === null ? HardDrive : TriangleAlert} />
      <span>
        {line}
        {proven === null ? null : <small className={styles.proven}>{proven}</small>}
      </span>
    </a>
  );
};

const Clients = ({ route }: { readonly route: Route }) => {
  const clients = useAppState((state) => state.clients);
  const { current, ended } = orderedClients(clients);
  const shown = route.at === 'client' ? route.id : null;
  const folds = ended.length >= foldedFrom;
  const [unfolded, setUnfolded] = useState(false);
  const open = unfolded || ended.some((client) => client.id === shown);
  const row = (client: ClientSummary) => <ClientRow key={client.id} client={client} current={client.id === shown} />;
  return (
    <nav className={styles.clients} aria-label="Clients">
      <ul>{[...current, ...(folds ? [] : ended)].map(row)}</ul>
      {folds ? (
        <>
          <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setUnfolded(!open)}>
            <Icon of={open ? ChevronDown : ChevronRight} size="sm" />
            <span>Ended ({ended.length})</span>
          </button>
          {open ? <ul>{ended.map(row)}</ul> : null}
        </>
      ) : null}
    </nav>
  );
};

/** Clients and app. `rail` shows marks only; the words stay for assistive technology. */
export const Sidebar = ({ route, rail }: { readonly route: Route; readonly rail: boolean }) => (
  <aside className={cx(styles.side, rail && styles.rail)} aria-label="Clients and app" id="sidebar">
    <div className={styles.brand}>
      <Brand />
      <IconButton
        label={rail ? 'Show sidebar (Ctrl \\)' : 'Collapse sidebar (Ctrl \\)'}
        icon={rail ? PanelLeftOpen : PanelLeftClose}
        size="sm"
        aria-expanded={!rail}
        aria-controls="sidebar"
        aria-keyshortcuts="Control+\"
        onClick={toggleSidebar}
      />
    </div>
    <button
      type="button"
      className={styles.find}
      title="Search or go to (Ctrl K)"
      aria-keyshortcuts="Control+K"
      onClick={() => openPalette()}
    >
      <Icon of={Search} />
      <span className="grow">Search or go to…</span>
      <span aria-hidden="true">
        <Kbd>Ctrl K</Kbd>
      </span>
    </button>
    <h2 className={styles.heading}>Clients</h2>
    <Clients route={route} />
    <button type="button" className={styles.add} title="Add client" onClick={() => askForClient(true)}>
      <Icon of={Plus} />
      <span>Add client</span>
    </button>
    <div className={styles.bottom}>
      <BackupLine current={route.at === 'settings' && route.section === 'backups'} />
      <a
        className={styles.foot}
        href={settingsPlace()}
        title="Settings"
        aria-keyshortcuts="Control+,"
        aria-current={route.at === 'settings' && route.section !== 'backups' ? 'page' : undefined}
      >
        <Icon of={Settings} />
        <span className="grow">Settings</span>
        <Kbd>Ctrl ,</Kbd>
      </a>
    </div>
  </aside>
);
