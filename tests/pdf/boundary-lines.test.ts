/** Line by line what may never appear: not only as words, but also as a figure, an order or a length that tells of it. */
import { readFileSync } from 'node:fs';
import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type MadePack, makePack } from '#main/pack/index.ts';
import { defaultPackChoices, type JournalEntry } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { exhibitsWith, withAgreementFiles, withEntryFiles } from '../builders/exhibit-files.ts';
import { everyByte, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir, root } from '../builders/pack-record.ts';

const notes = [
  { name: 'notes.txt', bytes: Buffer.from('Two pages.') },
  { name: 'agreement.txt', bytes: Buffer.from('The agreement.') },
];

const make = async (record: PackRecord, edition: 'client' | 'records'): Promise<MadePack> => {
  const attached = exhibitsWith(notes);
  const made = await makePack({ record, edition, asOf: record.asOf, fontsDir, attached });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};

/** All that leaves the app; what is missing is said to the user only. */
const everything = ({ bytes, files, fileName, sections }: MadePack): string =>
  [
    Buffer.from(bytes).toString('latin1'),
    ...files.map(({ path, bytes: own }) => `${path}\n${Buffer.from(own).toString('latin1')}`),
    fileName,
    JSON.stringify(sections),
  ].join('\n');

const privately = (entry: JournalEntry, mood: number): JournalEntry => ({
  ...entry,
  private: { text: `It was ${mood}.`, mood, energy: 6 - mood },
});

type Change = (record: PackRecord) => PackRecord;
const inDocument =
  (change: (document: PackRecord['document']) => Partial<PackRecord['document']>): Change =>
  (record) => ({ ...record, document: { ...record.document, ...change(record.document) } });
const inExit = (change: Partial<NonNullable<PackRecord['document']['exit']>>): Change =>
  inDocument(({ exit }) => ({ exit: exit === null ? null : { ...exit, ...change } }));

/** What neither edition may be able to tell. */
const neverAtAll: Readonly<Record<string, Change>> = {
  'private halves, moods and energy': (record) => ({
    ...record,
    journal: record.journal.map((entry, index) => privately(entry, 1 + (index % 5))),
  }),
  'no private half at all': (record) => ({
    ...record,
    journal: record.journal.map((entry) => ({ ...entry, private: null })),
  }),
  'tags, people and stars of entries': (record) => ({
    ...record,
    journal: record.journal.map((entry) => ({
      ...entry,
      facts: { ...entry.facts, tags: ['late payer'], people: ['Somebody'], notable: !entry.facts.notable },
    })),
  }),
  'what was agreed in entries, and whether it was kept': (record) => ({
    ...record,
    journal: record.journal.map((entry) => ({
      ...entry,
      facts: { ...entry.facts, agreement: { by: 'client', state: 'not-kept', checkOn: '2026-06-01' } },
    })),
  }),
  'reviews, decisions and ratings': inDocument(() => ({
    reviews: [
      {
        id: 'rev-1',
        startedOn: '2026-05-01',
        length: 'short',
        state: 'finished',
        finishedOn: '2026-05-01',
        answers: { 'q-1': '1' },
        notes: { 'q-1': 'Words of a note' },
        leftOpen: [],
        facts: null,
        decision: { choice: 'part', decidedAt: '2026-05-01T10:00:00.000Z', again: null, words: 'Because of me.' },
      },
    ],
  })),
  'lessons, the summary, tags, check-ins and hints of the client': inDocument(() => ({
    lessons: [{ id: 'les-1', on: '2026-06-01', text: 'Ask earlier.' }],
    summary: 'A hard one',
    tags: ['difficult client'],
    checkIns: { expectations: 'Calm', next: '2026-06-01', everyMonths: 3, snoozedUntil: null, done: ['2026-03-01'] },
    dismissedHints: ['hint'],
    status: 'leaving',
  })),
  'the reason for ending, the sentence for others, the numbers of the timing': inExit({
    reason: 'money',
    urgent: 'payment',
    oneSentence: 'We wanted other things.',
    monthsCovered: 2,
    replacementMonthly: 123_456,
    replacementFrom: '2026-09-01',
    publicWork: true,
    deposits: true,
    createdOn: '2026-05-20',
  }),
  'notes of steps, invoices, materials, accesses, clauses and people': inDocument((document) => ({
    invoices: document.invoices.map((one) => ({
      ...one,
      note: 'A note',
      reminders: [{ on: one.due, how: 'Phone' }],
      payments: one.payments.map((payment) => ({ ...payment, note: 'Late again' })),
    })),
    materials: document.materials.map((one) => ({ ...one, note: 'A note' })),
    accesses: document.accesses.map((one) => ({ ...one, note: 'A note' })),
    contacts: document.contacts.map((one) => ({ ...one, note: 'A note', phone: '+372 1' })),
    agreements: document.agreements.map((one) => ({
      ...one,
      clauses: one.clauses.map((clause) => ({ ...clause, note: 'A note' })),
    })),
  })),
  'drafts of letters, proofs, values of fields and words kept against advice': inDocument(({ letters }) => ({
    letters: [
      ...letters.map((one) => ({ ...one, proof: 'Receipt', fields: { reason_sentence: 'x' }, kept: ['always'] })),
      ...letters.slice(0, 1).map((one) => ({ ...one, id: 'draft', state: 'draft' as const, body: 'Never sent.' })),
    ],
  })),
  'why people are told, and by whom': inDocument(({ exit }) => ({
    exit:
      exit === null
        ? null
        : { ...exit, peopleToTell: exit.peopleToTell.map((one) => ({ ...one, why: 'They know us', by: 'them' })) },
  })),
  'packs made before, on which path': inDocument(({ packs }) => ({
    packs: [
      ...packs,
      {
        id: 'pack-1',
        edition: 'client',
        asOf: '2026-06-01',
        madeAt: '2026-06-01T10:00:00.000Z',
        path: '/home/somebody/pack.pdf',
        pages: 8,
        sha256: 'b'.repeat(64),
      },
    ],
  })),
  'own rules, support and folders of the user': (record) => ({
    ...record,
    workspace: {
      ...record.workspace,
      position: { ...record.workspace.position, notAccepted: 'Shouting', maxUnpaidMinutes: 77 },
      supportContacts: [{ name: 'A friend', telephone: '1', note: '' }],
      settings: {
        ...record.workspace.settings,
        targetHourlyRate: 7_700,
        quietMonths: [8],
        theme: 'dark',
        packFolder: '/home/somebody/packs',
        backupFolder: '/home/somebody/backups',
      },
    },
  }),
};

/** What the client edition may not be able to tell besides. */
const notToTheClient: Readonly<Record<string, Change>> = {
  'what happened, and when it was written': (record) => ({
    ...record,
    journal: record.journal.map((entry) => ({
      ...entry,
      facts: { ...entry.facts, title: 'Another title', text: 'Other words.', kind: 'incident' },
      writtenAt: '2026-06-01T10:00:00.000Z',
      editedAt: '2026-06-02T10:00:00.000Z',
      hash: 'c'.repeat(64),
    })),
  }),
  'an empty journal': (record) => ({ ...record, journal: [] }),
  'time that was recorded': (record) => ({
    ...record,
    journal: record.journal.map((entry) => ({
      ...entry,
      facts: { ...entry.facts, minutesBilled: 777, minutesUnbilled: 333 },
    })),
  }),
  'the chain and its digests': (record) => ({
    ...record,
    chain: { head: 'd'.repeat(64), revisions: 99, brokenAt: 3 },
  }),
  'letters to anybody': inDocument(() => ({ letters: [] })),
  'people told': inExit({ peopleToTell: [] }),
  'files and the papers that show something': (record) => {
    const base = withAgreementFiles(withEntryFiles(record, notes.slice(0, 1)), notes.slice(1));
    const paper = base.document.agreements[0]?.files?.[0]?.sha256 ?? '';
    const { document } = base;
    return {
      ...base,
      document: {
        ...document,
        invoices: document.invoices.map((one) => ({
          ...one,
          payments: one.payments.map((payment) => ({ ...payment, shownBy: paper })),
        })),
        materials: document.materials.map((one) => ({ ...one, shownBy: paper })),
        exhibits: [{ sha256: paper, leftOut: false, title: 'Title', on: null, shows: 'x', pages: 'all' }],
      },
    };
  },
  'what was done under clauses': inDocument(({ agreements }) => ({
    agreements: agreements.map((one) => ({
      ...one,
      clauses: one.clauses.map((clause) => ({ ...clause, actions: [{ text: 'Something', on: null }] })),
    })),
  })),
  'interest that is not mentioned, even with a worksheet': (record) => ({
    ...record,
    options: {
      ...defaultPackChoices(),
      interest: {
        ...defaultPackChoices().interest,
        worksheet: true,
        rates: [{ on: '2026-01-01', value: '2.15', source: 'ecb.europa.eu' }],
        claimedOn: '2026-06-01',
        fixedSums: [{ currency: 'USD', amount: 4_000 }],
      },
    },
  }),
  'colleagues who have not agreed to be named': inDocument(({ referrals }) => ({
    referrals: [
      ...referrals,
      { id: 'ref-9', name: 'Not asked yet', studio: 'S', goodFor: 'x', contact: 'y', consent: 'asked' },
    ],
  })),
};

describe('whatever else is recorded', () => {
  let record: PackRecord;
  let client: string;
  let records: string;
  beforeAll(async () => {
    record = await aruRecord();
    client = everything(await make(record, 'client'));
    records = everything(await make(record, 'records'));
  }, 60_000);

  test.each(Object.keys({ ...neverAtAll, ...notToTheClient }))(
    'leaves the client edition the same, byte for byte: %s',
    async (line) => {
      const change = { ...neverAtAll, ...notToTheClient }[line];
      expect(everything(await make(change?.(record) ?? record, 'client')) === client, line).toBe(true);
    },
  );

  test.each(Object.keys(neverAtAll))('leaves the records edition the same, byte for byte: %s', async (line) => {
    expect(everything(await make(neverAtAll[line]?.(record) ?? record, 'records')) === records, line).toBe(true);
  });

  test('what both print does change them, so that being the same means something', async () => {
    const other = inDocument(({ materials }) => ({
      materials: materials.map((one, index) => (index === 0 ? { ...one, name: 'Another thing' } : one)),
    }))(record);
    expect(everything(await make(other, 'client')) === client).toBe(false);
    expect(everything(await make(other, 'records')) === records).toBe(false);
  });

  test('neither names this computer, its user or a path of it', async () => {
    const unsaid = [hostname(), homedir(), tmpdir(), process.cwd(), root, fontsDir, userInfo().username].filter(
      (text) => text.length > 4,
    );
    expect(unsaid.length).toBeGreaterThan(3);
    for (const edition of ['client', 'records'] as const) {
      const made = await make(record, edition);
      const bytes = [everyByte(made.bytes), everything(made)].join('\n');
      for (const text of unsaid) expect(bytes.includes(text), `${edition}: ${text}`).toBe(false);
    }
  });

  test('neither leads anywhere but to its own pages, runs anything or holds a small picture of a page', async () => {
    for (const edition of ['client', 'records'] as const) {
      const { bytes } = await make(record, edition);
      const objects = Buffer.from(bytes)
        .toString('latin1')
        .replace(/stream\n[\s\S]*?\nendstream/g, '');
      expect(objects).toContain('/Type /Annot');
      expect(objects).not.toMatch(
        /\/(URI|Launch|GoToR|GoToE|JavaScript|JS|SubmitForm|ImportData|AA|AcroForm|Thumb|RichMedia)\b/,
      );
    }
  });

  test('the client edition carries the tables of its own pages and nothing else', async () => {
    const { bytes, files, exhibits } = await make(record, 'client');
    expect([files, exhibits]).toEqual([[], []]);
    const raw = Buffer.from(bytes).toString('latin1');
    expect([...raw.matchAll(/\/UF \(([^)]*)\)/g)].map(([, name]) => name).sort()).toEqual([
      'handover.csv',
      'statement.csv',
    ]);
    const { info } = await readPdf(bytes);
    for (const key of ['ModDate', 'Keywords', 'Custom', 'Trapped']) expect(info).not.toHaveProperty(key);
  });
});

test('no template of the client edition knows a word that accuses', () => {
  const forbidden = /\b(breach|fault|failure|refused|demand|legal action|unfortunately)\b/i;
  for (const name of ['ending', 'statement-words', 'materials', 'notice', 'words', 'dates', 'points']) {
    const words = readFileSync(join(root, 'shared/rules', `${name}.ts`), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '');
    expect(forbidden.exec(words)?.[0] ?? '', name).toBe('');
    const quoted = words.match(/(['"`])(?:(?!\1)[^\\]|\\.)*\1/g) ?? [];
    expect(
      quoted.filter((text) => /\bdefault\b/i.test(text)),
      name,
    ).toEqual([]);
  }
});
