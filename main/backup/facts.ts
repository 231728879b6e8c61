import { readJournal } from '#main/workspace/journal-reading.ts';
import { verifyJournal } from '#main/workspace/verify-journal.ts';
import { clientDocument, currentVersion } from '#shared/model/index.ts';

/** What is told of a journal: figures, digests of the files it names, and the first thing wrong with it. No words of it. */
export type JournalFacts = {
  /** Entries that are not in the trash. */
  readonly entries: number;
  readonly forgotten: number;
  readonly attachments: ReadonlySet<string>;
  /** The first lines that do not hold, and how many there are. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  readonly problemCount: number;
};

const mostKnown = 1000;

/** Facts by the digest of the bytes they were found in: the same bytes say the same, however often they are read again. */
const memory = <T>(): ((digest: string, find: () => T) => T) => {
  const known = new Map<string, T>();
  return (digest, find) => {
    const before = known.get(digest);
    if (before !== undefined) return before;
    const found = find();
    if (known.size >= mostKnown) known.clear();
    known.set(digest, found);
    return found;
  };
};

const journals = memory<JournalFacts>();
const clients = memory<ClientFacts>();

/** Lines of one journal that are named; what is beyond them is counted. */
const namedLines = 5;

const factsOf = (bytes: Buffer): JournalFacts => {
  const check = verifyJournal(bytes);
  return {
    entries: [...readJournal([bytes]).entries.values()].filter((entry) => entry.removedAt === null).length,
    forgotten: check.forgotten,
    attachments: new Set(check.attachments),
    problems: check.problems.slice(0, namedLines),
    problemCount: check.problems.length,
  };
};

/**
 * Reads a journal and verifies its chain; bytes with this digest that were read before are not read again. Null for the
 * digest of what was encrypted: nothing of it is remembered.
 */
export const journalFacts = (bytes: Buffer, digest: string | null): JournalFacts =>
  digest === null ? factsOf(bytes) : journals(digest, () => factsOf(bytes));

/** What is told of a client's document: whether it has the form of one, and the digests of the files its records name. */
export type ClientFacts = { readonly formed: boolean; readonly attachments: ReadonlySet<string> };

const clientFactsOf = (value: Record<string, unknown>): ClientFacts => {
  const read = clientDocument.safeParse(value);
  const records = read.success ? [...read.data.agreements, ...read.data.invoices] : [];
  return {
    // One of another version is kept as it is.
    formed: read.success || value.schemaVersion !== currentVersion,
    attachments: new Set(records.flatMap(({ files = [] }) => files.map(({ sha256 }) => sha256))),
  };
};

/** Looks at the document of a client; `digest` is that of the bytes it was read from, null where they were encrypted. */
export const clientFacts = (value: Record<string, unknown>, digest: string | null): ClientFacts =>
  digest === null ? clientFactsOf(value) : clients(digest, () => clientFactsOf(value));
