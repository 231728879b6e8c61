import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { chain, emptyChain, toLine } from '#main/workspace/revision.ts';
import { type ClientDocument, type EntryFacts, emptyWorkspace, newClient, type Revision } from '#shared/model/index.ts';

const writtenAt = '2026-03-02T09:30:00.000Z';

/** The facts of an ordinary note. */
export const factsOf = (text: string): EntryFacts => ({
  at: '2026-03-02T10:30',
  kind: 'note',
  title: '',
  text,
  minutesBilled: 0,
  minutesUnbilled: 0,
  people: [],
  tags: [],
  agreement: null,
  attachments: [],
  notable: false,
});

/** Revisions that add one entry per text, each with a private half. */
export const revisionsOf = (texts: readonly string[]): readonly Revision[] => {
  const lines: Revision[] = [];
  let head = emptyChain;
  for (const [index, text] of texts.entries()) {
    const own = { text: `how it was: ${text}`, mood: 3, energy: 2 };
    const line = chain(head, {
      op: 'add',
      entry: `entry-${index + 1}`,
      writtenAt,
      facts: factsOf(text),
      private: own,
    });
    lines.push(line);
    head = line;
  }
  return lines;
};

type ClientFiles = {
  readonly id: string;
  readonly name: string;
  readonly texts: readonly string[];
  readonly invoices?: ClientDocument['invoices'];
};

const write = (root: string, path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export type WorkspaceFiles = {
  readonly clients?: readonly ClientFiles[];
  readonly attachments?: readonly Uint8Array[];
};

/** Writes a workspace folder by hand, file by file, as the architecture describes it. */
export const writeWorkspace = (root: string, { clients = twoClients, attachments = [] }: WorkspaceFiles = {}): void => {
  write(root, 'workspace.json', json(emptyWorkspace()));
  for (const { id, name, texts, invoices = [] } of clients) {
    write(root, `clients/${id}/client.json`, json({ ...newClient(id, name, writtenAt), invoices }));
    write(root, `clients/${id}/journal.jsonl`, revisionsOf(texts).map(toLine).join(''));
  }
  for (const bytes of attachments) write(root, `files/${createHash('sha256').update(bytes).digest('hex')}`, bytes);
};

const invoiceOf = (number: string): ClientDocument['invoices'][number] => ({
  id: `invoice-${number}`,
  kind: 'invoice',
  state: 'sent',
  number,
  description: 'Design of the spring catalogue',
  currency: 'EUR',
  issued: '2026-02-01',
  due: '2026-03-03',
  agreedDue: null,
  net: 120_000,
  vatRate: '23',
  vat: 27_600,
  gross: 147_600,
  discount: 0,
  payments: [],
  credits: [],
  underDiscussion: 0,
  reminders: [],
  note: '',
});

const twoClients: readonly ClientFiles[] = [
  {
    id: 'kaldvee',
    name: 'Kaldvee Ceramics OÜ',
    texts: ['First call.', 'Scope grew by a page.', 'Paid in full.'],
    invoices: [invoiceOf('7')],
  },
  { id: 'north-pier', name: 'North Pier', texts: ['Brief arrived late, and was good.'] },
];

/** Every file below a folder with its bytes as hexadecimal text, by path with `/`. */
export const filesBelow = (root: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(root, path).replaceAll('\\', '/'), readFileSync(path).toString('hex')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
