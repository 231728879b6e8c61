/** Every action of the app, once: shortcuts, the list behind "?" and the palette are made of it. */
import { isPressed, type Key, shownKey } from './keys.ts';

type Area = 'everywhere' | 'client' | 'journal' | 'review' | 'exit' | 'settings';

type Described = {
  readonly id: string;
  readonly label: string;
  /** Where it leads or belongs, under the label. */
  readonly where: string;
  /** Other words one would look for it by. */
  readonly also?: string;
  /** Combinations that do it; the first is shown. */
  readonly keys?: readonly string[];
  /** Whether its keys work while the focus is in a field. */
  readonly inFields?: boolean;
  readonly area: Area;
};

const list = [
  {
    id: 'palette',
    label: 'Search or go to…',
    where: 'All you wrote, and everything the app can do',
    keys: ['Ctrl+K'],
    inFields: true,
    area: 'everywhere',
  },
  {
    id: 'new-entry',
    label: 'Write an entry',
    where: 'Journal',
    also: 'new note add call meeting praise',
    keys: ['N', 'Ctrl+N'],
    inFields: true,
    area: 'everywhere',
  },
  { id: 'undo', label: 'Undo', where: 'The last change', keys: ['Ctrl+Z'], area: 'client' },
  {
    id: 'redo',
    label: 'Redo',
    where: 'What was undone last',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    area: 'client',
  },
  {
    id: 'find',
    label: 'Search in this view',
    where: 'Journal',
    also: 'filter find',
    keys: ['/'],
    area: 'client',
  },
  { id: 'tab-overview', label: 'Overview', where: 'Go to', keys: ['Ctrl+1'], inFields: true, area: 'client' },
  {
    id: 'tab-journal',
    label: 'Journal',
    where: 'Go to',
    also: 'timeline entries',
    keys: ['Ctrl+2'],
    inFields: true,
    area: 'client',
  },
  { id: 'tab-records', label: 'Records', where: 'Go to', keys: ['Ctrl+3'], inFields: true, area: 'client' },
  {
    id: 'tab-review',
    label: 'Review',
    where: 'Go to',
    also: 'is it me questions',
    keys: ['Ctrl+4'],
    inFields: true,
    area: 'client',
  },
  {
    id: 'tab-exit',
    label: 'Exit',
    where: 'Go to',
    also: 'leave end leaving',
    keys: ['Ctrl+5'],
    inFields: true,
    area: 'client',
  },
  {
    id: 'filters',
    label: 'Filter by tag, mood or days…',
    where: 'Journal',
    also: 'attachments private only',
    area: 'client',
  },
  { id: 'journal-trash', label: 'Trash of the journal', where: 'Journal', also: 'removed bring back', area: 'client' },
  { id: 'records-invoices', label: 'Invoices', where: 'Records', also: 'money payments owed', area: 'client' },
  {
    id: 'add-invoice',
    label: 'Add invoice…',
    where: 'Records, Invoices',
    also: 'new credit note bill',
    area: 'client',
  },
  {
    id: 'records-late',
    label: 'Show only late invoices',
    where: 'Records, Invoices',
    also: 'overdue',
    area: 'client',
  },
  {
    id: 'records-materials',
    label: 'Materials and accesses',
    where: 'Records',
    also: 'handover return receipt',
    area: 'client',
  },
  {
    id: 'records-contract',
    label: 'Contract',
    where: 'Records',
    also: 'agreement clauses notice terms',
    area: 'client',
  },
  { id: 'add-agreement', label: 'Add agreement…', where: 'Records, Contract', area: 'client' },
  { id: 'add-clause', label: 'Add clause…', where: 'Records, Contract', area: 'client' },
  {
    id: 'add-theirs-with-me',
    label: 'Add to Theirs, to return…',
    where: 'Records, Materials',
    area: 'client',
  },
  {
    id: 'add-mine-with-them',
    label: 'Add to Yours, to get back…',
    where: 'Records, Materials',
    area: 'client',
  },
  {
    id: 'add-to-hand-over',
    label: 'Add to Yours, to hand over…',
    where: 'Records, Materials',
    area: 'client',
  },
  {
    id: 'add-access',
    label: 'Add an access…',
    where: 'Records, Materials',
    also: 'login',
    area: 'client',
  },
  { id: 'add-contact', label: 'Add person…', where: 'Records, People', area: 'client' },
  { id: 'add-referral', label: 'Add referral…', where: 'Records, People', area: 'client' },
  { id: 'edit-terms', label: 'Change terms…', where: 'Records, Contract', area: 'client' },
  {
    id: 'edit-details',
    label: 'Change details…',
    where: 'Records, People',
    area: 'client',
  },
  { id: 'records-people', label: 'People and details', where: 'Records', also: 'contacts address', area: 'client' },
  { id: 'exit-timing', label: 'Timing', where: 'Exit', also: 'last day notice', area: 'client' },
  { id: 'exit-wrap-up', label: 'Wrap-up', where: 'Exit', also: 'checklist steps', area: 'client' },
  { id: 'exit-letters', label: 'Letters', where: 'Exit', also: 'notice reminder thanks tone', area: 'client' },
  {
    id: 'exit-pack',
    label: 'Exit pack',
    where: 'Exit',
    also: 'pdf print make',
    keys: ['Ctrl+P'],
    inFields: true,
    area: 'client',
  },
  { id: 'exit-after', label: 'After', where: 'Exit', also: 'lessons learned feedback', area: 'client' },
  { id: 'status-active', label: 'Set the status to Active', where: 'Client', area: 'client' },
  { id: 'status-watching', label: 'Set the status to Watching', where: 'Client', area: 'client' },
  { id: 'status-leaving', label: 'Set the status to Leaving', where: 'Client', area: 'client' },
  { id: 'status-ended', label: 'Set the status to Ended', where: 'Client', area: 'client' },
  {
    id: 'check-ins',
    label: 'Plan check-ins…',
    where: 'Overview',
    also: 'reminder remind rhythm expectations',
    area: 'client',
  },
  {
    id: 'calendar-client',
    label: 'Save the dates of this client for a calendar',
    where: 'A file with titles only',
    also: 'ics export icalendar',
    area: 'client',
  },
  {
    id: 'calendar-all',
    label: 'Save the dates of all clients for a calendar',
    where: 'A file with titles only',
    also: 'ics export icalendar',
    area: 'everywhere',
  },
  { id: 'client-previous', label: 'Previous client', where: 'Go to', keys: ['Ctrl+ArrowUp'], area: 'client' },
  { id: 'client-next', label: 'Next client', where: 'Go to', keys: ['Ctrl+ArrowDown'], area: 'client' },
  { id: 'add-client', label: 'Add client…', where: 'Clients', also: 'new', area: 'everywhere' },
  {
    id: 'hide-private',
    label: 'Hide private in search',
    where: 'For a screen others can see',
    also: 'shared show',
    area: 'everywhere',
  },
  {
    id: 'sidebar',
    label: 'Collapse or show the sidebar',
    where: 'Window',
    keys: ['Ctrl+\\'],
    inFields: true,
    area: 'everywhere',
  },
  { id: 'back-up', label: 'Make a backup now', where: 'Backups', also: 'save copy', area: 'everywhere' },
  {
    id: 'settings-me',
    label: 'My details',
    where: 'Settings',
    also: 'name address bank profile',
    keys: ['Ctrl+,'],
    inFields: true,
    area: 'settings',
  },
  { id: 'settings-money', label: 'Money and locale', where: 'Settings', also: 'currency rate dates', area: 'settings' },
  { id: 'settings-rules', label: 'My own rules', where: 'Settings', also: 'position support', area: 'settings' },
  { id: 'settings-appearance', label: 'Appearance', where: 'Settings', also: 'theme dark light', area: 'settings' },
  {
    id: 'settings-lock',
    label: 'Lock and encryption',
    where: 'Settings',
    also: 'passphrase password recovery code',
    area: 'settings',
  },
  {
    id: 'lock-now',
    label: 'Lock now',
    where: 'Window',
    also: 'passphrase close hide',
    keys: ['Ctrl+L'],
    inFields: true,
    area: 'everywhere',
  },
  { id: 'settings-backups', label: 'Backups', where: 'Settings', also: 'restore', area: 'settings' },
  {
    id: 'settings-data',
    label: 'Data',
    where: 'Settings',
    also: 'folder quarantine copies of damaged files',
    area: 'settings',
  },
  {
    id: 'import',
    label: 'Import…',
    where: 'Settings, Data',
    also: 'take bring in csv json zip markdown notes journal invoices hours day one joplin obsidian jrnl toggl clockify harvest',
    area: 'settings',
  },
  {
    id: 'export',
    label: 'Export…',
    where: 'Settings, Data',
    also: 'save copy take out csv json markdown timeline table',
    area: 'settings',
  },
  { id: 'theme-system', label: 'Theme: as the system', where: 'Appearance', area: 'settings' },
  { id: 'theme-light', label: 'Theme: light', where: 'Appearance', area: 'settings' },
  { id: 'theme-dark', label: 'Theme: dark', where: 'Appearance', area: 'settings' },
  { id: 'sample-open', label: 'Look at the sample', where: 'Never mixes with your own data', area: 'everywhere' },
  { id: 'sample-close', label: 'Close the sample', where: 'Back to your own data', area: 'everywhere' },
  { id: 'shortcuts', label: 'Keys', where: 'All shortcuts', also: 'shortcuts help', keys: ['?'], area: 'everywhere' },
] as const satisfies readonly Described[];

export type ActionId = (typeof list)[number]['id'];
export type Action = Described & { readonly id: ActionId };

export const actions: readonly Action[] = list;

/** Keys of a view or a field, which answers them itself. Listed behind "?" beside those of the shell. */
const viewKeys: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl Enter', 'Save entry, next question, confirm dialog'],
  ['Ctrl Shift Enter', 'Save entry and go on writing'],
  ['Ctrl M', 'While writing: across the seam and back'],
  ['Alt 1 … 9', 'Kind of entry; Alt Shift 1 … 5 mood'],
  ['J / K', 'Journal: next, previous entry'],
  ['Enter, E', 'Journal: edit the entry'],
  ['X, Space', 'Journal: select the entry; with Shift up to here'],
  ['C / A / P', 'In an empty journal: a call, an agreement, praise'],
  ['1 … 5, ← / →', 'Review: answer; previous, next question'],
  ['Tab, >', 'In search: all clients; commands only'],
  ['Esc', 'Close search, menu, dialog, editor (the draft is kept)'],
];

/** A letter or sign alone is a letter while one writes, whatever else the action answers to. */
const isBare = (combination: string): boolean => !combination.includes('Ctrl');

/** The action of a press, or null. `writing`: the focus is in a field. */
export const actionOf = (pressed: Key, writing: boolean): ActionId | null =>
  actions.find(({ keys = [], inFields = false }) =>
    keys.some((key) => isPressed(key, pressed) && !(writing && (isBare(key) || !inFields))),
  )?.id ?? null;

/** Keys as they are shown beside an action, or null. */
export const keysOf = (action: Action): string | null => {
  const [first] = action.keys ?? [];
  return first === undefined ? null : shownKey(first);
};

/** Shown by "?": what each key does. Tabs and neighbours are one line each. */
export const shortcutList = (): readonly (readonly [keys: string, what: string])[] => {
  const tabs = /^(tab|client-(previous|next))/;
  const own = actions
    .filter(({ id, keys }) => keys !== undefined && !tabs.test(id))
    .map(({ keys = [], label }) => [keys.map(shownKey).join(', '), label] as const);
  return [...own, ['Ctrl 1 … 5', 'Tabs of the client'], ['Ctrl ↑ / ↓', 'Previous, next client'], ...viewKeys];
};
