/** Materials, accesses and dates as both editions print them. */
import type { Material } from '../model/index.ts';
import { shortDate } from '../rules/dates.ts';
import { isDone, ledgerRows, materialDay } from '../rules/materials.ts';
import { byMethod } from '../rules/notice.ts';
import { byNumber, countOf } from '../rules/words.ts';
import type { PackAccess, PackCommon, PackMaterial } from './data.ts';
import type { Inline, Table } from './model.ts';
import { dateOr, dateWithWeekday, freelancerName, long, personName, sentence, unknown } from './text.ts';

const asMaterial = (material: PackMaterial): Material => ({ ...material, receivedOn: null, note: '' });

export const materialsOf = (data: PackCommon): readonly Material[] => data.materials.map(asMaterial);

/** "Handed over", "Returned", "Deleted", "Planned", "No date yet". */
export const materialStatus = (material: Material): string => {
  if (material.status === 'deleted') return 'Deleted';
  if (isDone(material)) return material.ledger === 'to-hand-over' ? 'Handed over' : 'Returned';
  return material.plannedOn === null ? 'No date yet' : 'Planned';
};

const statusCell = (done: boolean, words: string): Inline => [
  { mark: done ? 'done' : 'planned', says: '' },
  { text: words.replaceAll(' ', '\u00a0') },
];

/** One ledger; null when it holds nothing. `receipt` says what stands in its last column. */
export const materialTable = (
  data: PackCommon,
  ledger: Material['ledger'],
  title: string,
  receipt: (id: string, said: string) => Inline = (_, said) => (said === '' ? unknown : said),
): Table | null => {
  const rows = ledgerRows(materialsOf(data), ledger);
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    title,
    summary: title,
    look: 'plain',
    columns: [
      { head: 'Item', width: 'rest' },
      { head: 'Status', width: 80 },
      { head: 'Date', width: 70, figures: true, whole: true },
      { head: 'How', width: 60 },
      { head: 'Receipt', width: 38, align: 'right' },
    ],
    rows: rows.map((row) => [
      row.name,
      statusCell(isDone(row), materialStatus(row)),
      dateOr(materialDay(row), data.locale),
      row.method === '' ? unknown : capital(row.method),
      receipt(row.id, row.receipt),
    ]),
    rowHead: 'plain',
  };
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Each receipt once: what it covers, how and when. */
export const receiptNotes = (data: PackCommon): readonly string[] => {
  const rows = materialsOf(data).filter(({ receipt }) => receipt.trim() !== '');
  return [...Map.groupBy(rows, ({ receipt }) => receipt)]
    .sort(([a], [b]) => byNumber(a, b))
    .map(([receipt, items]) => {
      const days = [...new Set(items.flatMap(({ doneOn }) => (doneOn === null ? [] : [doneOn])))].sort();
      const ways = [...new Set(items.map(({ method }) => method).filter((method) => method !== ''))];
      const [first, last] = [days[0], days.at(-1)];
      const when =
        first === undefined || last === undefined
          ? ''
          : ` on ${long(first, data.locale)}${first === last ? '' : ` to ${long(last, data.locale)}`}`;
      const how = ways.length === 1 ? `, ${byMethod((ways[0] ?? '').replace(/^./, (c) => c.toLowerCase()))}` : '';
      return sentence(`${receipt} covers ${countOf(items.length, 'item')}${how}${when}`);
    });
};

const accessDone = ({ status }: PackAccess): boolean => status === 'closed';
export const accessDay = (access: PackAccess): string | null =>
  accessDone(access) ? access.closedOn : access.plannedOn;

const byDay = (a: PackAccess, b: PackAccess): number => {
  const [x, y] = [accessDay(a) ?? '9999', accessDay(b) ?? '9999'];
  return Number(accessDone(b)) - Number(accessDone(a)) || (x < y ? -1 : x > y ? 1 : 0);
};

export const accessesOn = (data: PackCommon, side: PackAccess['side']): readonly PackAccess[] =>
  data.accesses.filter((access) => access.side === side).sort(byDay);

/** What the client removes on their side: only accesses that are still open. */
export const removeTable = (data: PackCommon, we: boolean): Table | null => {
  const rows = accessesOn(data, 'me-in-client-tool').filter((access) => !accessDone(access));
  if (rows.length === 0) return null;
  const by = (access: PackAccess): string | null => access.plannedOn ?? data.ending?.end ?? null;
  return {
    kind: 'table',
    title: 'Please remove on your side',
    summary: 'Accesses to remove on your side',
    look: 'plain',
    columns: [
      { head: 'System', width: 120 },
      { head: we ? 'Studio’s role there' : 'My role there', width: 240 },
      { head: 'By', width: 60, figures: true, whole: true },
      { head: 'Removed', width: 48, align: 'right' },
    ],
    rows: rows.map((row) => [
      row.system,
      row.role === '' ? unknown : row.role,
      dateOr(by(row), data.locale),
      [{ box: true }],
    ]),
    rowHead: 'strong',
  };
};

const accessStatus = (access: PackAccess, planned: string): Inline =>
  statusCell(accessDone(access), accessDone(access) ? 'Closed' : access.plannedOn === null ? 'No date yet' : planned);

export const closeTable = (data: PackCommon, we: boolean): Table | null => {
  const rows = accessesOn(data, 'client-in-my-tool');
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    title: we ? 'We close on ours' : 'I close on mine',
    summary: 'Accesses closed on the side of the freelancer',
    look: 'plain',
    columns: [
      { head: 'System', width: 120 },
      { head: 'Your role there', width: 160 },
      { head: 'Status', width: 80 },
      { head: 'Date', width: 'rest', figures: true, whole: true },
    ],
    rows: rows.map((row) => [
      row.system,
      row.role === '' ? unknown : row.role,
      accessStatus(row, 'Planned'),
      dateOr(accessDay(row), data.locale),
    ]),
    rowHead: 'strong',
  };
};

/** All accesses, for the records edition. */
export const accessTable = (data: PackCommon): Table | null => {
  const rows = [...accessesOn(data, 'me-in-client-tool'), ...accessesOn(data, 'client-in-my-tool')];
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    title: 'Accesses',
    summary: 'Accesses on both sides',
    look: 'plain',
    columns: [
      { head: 'System', width: 150 },
      { head: 'Whose', width: 48 },
      { head: 'Role', width: 'rest' },
      { head: 'Status', width: 80 },
      { head: 'Date', width: 60, align: 'right', figures: true, whole: true },
    ],
    rows: rows.map((row) => [
      row.system,
      row.side === 'client-in-my-tool' ? 'Mine' : 'Theirs',
      row.role === '' ? unknown : row.role,
      accessStatus(row, row.side === 'me-in-client-tool' ? 'Asked' : 'Planned'),
      dateOr(accessDay(row), data.locale),
    ]),
    rowHead: 'plain',
  };
};

/** Characters of a name that stand on one line of a narrow column. */
const mostOfAName = 14;

/** Open dates: ours that have passed first, with the words “still open”; theirs without a remark. Null without any. */
export const datesTable = (data: PackCommon): Table | null => {
  const passedOurs = (on: string, who: string): boolean => on < data.asOf && who !== 'client';
  const rows = [...data.dates].sort(
    (a, b) =>
      Number(passedOurs(b.on, b.who)) - Number(passedOurs(a.on, a.who)) || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0),
  );
  if (rows.length === 0) return null;
  const [business, person] = [freelancerName(data), personName(data)];
  const side = {
    me: business.length > mostOfAName && person.length < business.length ? person : business,
    client: data.client.name,
    both: 'Both',
  } as const;
  const long = Object.values(side).some((name) => name.length > mostOfAName);
  return {
    kind: 'table',
    title: 'Remaining dates',
    summary: 'Remaining dates on both sides',
    look: 'plain',
    columns: [
      { head: 'Date', width: 120, figures: true },
      { head: 'Who', width: long ? 110 : 80 },
      { head: 'What', width: 'rest' },
    ],
    rows: rows.map(({ on, who, what }) => [
      dateWithWeekday(on, data.locale),
      side[who],
      passedOurs(on, who) ? [{ text: what }, { text: ' (still open)', tone: 'grey' }] : what,
    ]),
    rowHead: 'strong',
  };
};

export const plannedDays = (materials: readonly Material[]): readonly string[] =>
  materials.flatMap((m) => (isDone(m) || m.plannedOn === null ? [] : [m.plannedOn])).sort();

export const shortDay = (date: string, data: PackCommon): string => shortDate(date, data.locale);
