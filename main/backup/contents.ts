import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { envelopeIn, type Form, isSealedLine, plainForm } from '#main/workspace/form.ts';
import { unsealed } from '#main/workspace/sealed.ts';
import { currentVersion, draftDocument, workspaceDocument } from '#shared/model/index.ts';
import { clientFacts, journalFacts } from './facts.ts';
import { attachmentName } from './names.ts';

export type ClientContents = {
  readonly id: string;
  /** The name in the document, or the id where the document cannot be read. */
  readonly name: string;
  /** Lines of the journal where it is encrypted and the key is not at hand. */
  readonly entries: number;
  /** Lines of the journal. */
  readonly lines: number;
  readonly invoices: number;
  /** Entries that were forgotten for good. */
  readonly forgotten: number;
  /** Digests of `client.json` and `journal.jsonl`, of what they say where it was opened; null where the file is missing. */
  readonly documentDigest: string | null;
  readonly journalDigest: string | null;
};

/** What a set of workspace files holds, whether read from a folder or from an archive. */
export type Contents = {
  readonly clients: readonly ClientContents[];
  readonly files: number;
  readonly bytes: number;
  readonly entries: number;
  readonly lines: number;
  readonly invoices: number;
  /** Whether it is encrypted; what it says was read all the same where `form` opened it. */
  readonly encrypted: boolean;
  /** Whether a document is of a newer version than this one knows. */
  readonly newer: boolean;
  /** Attachments, and how many of them with how many bytes lie beside the archive instead of in it. */
  readonly attachments: number;
  readonly beside: { readonly files: number; readonly bytes: number };
  /** Attachments that no revision of a readable journal refers to. */
  readonly unusedFiles: number;
  readonly forgotten: number;
  /** Files that do not say what they ought to, in words; the bytes themselves may be as they were written. */
  readonly problems: readonly string[];
};

/** Takes the bytes of one file as they pass by. `end` gets the digest of all of them. */
type FileReader = { readonly chunk: (bytes: Uint8Array) => void; readonly end: (digest: string) => void };
export type ContentsReader = {
  readonly file: (path: string) => FileReader;
  /** Counts an attachment that lies beside the archive and is as it should be, by its name in the workspace. */
  readonly beside: (name: string, size: number) => void;
  readonly end: () => Contents;
};

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes of the largest document or journal that is looked into; larger ones are kept but not read. */
const largestDocument = 256 * 1024 * 1024;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a JSON text in UTF-8, or undefined when it is none. */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

/** How many lines an encrypted journal has; null when it is a plain one. What they say is known to its key alone. */
const sealedLines = (bytes: Buffer): number | null => {
  const lines = bytes
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '');
  return lines.length > 0 && isSealedLine(lines[0] ?? '') ? lines.length : null;
};

/**
 * Reads client documents, journals and the workspace document out of a stream of files. Holds one document at a time.
 * What is encrypted is read where `form` opens it; else its lines and documents are counted, and vouch for their bytes only.
 */
export const contentsReader = (form: Form = plainForm): ContentsReader => {
  type Found = { -readonly [K in keyof ClientContents]: ClientContents[K] };
  const clients = new Map<string, Found>();
  const problems: string[] = [];
  // The journal that refers to each file. What the user calls it stays out of lists that leave the records.
  const attached = new Map<string, string>();
  const kept = new Set<string>();
  let files = 0;
  let bytes = 0;
  let encrypted = false;
  let attachments = 0;
  let newer = false;
  const beside = { files: 0, bytes: 0 };

  const client = (id: string): Found => {
    const known = clients.get(id) ?? {
      id,
      name: id,
      entries: 0,
      lines: 0,
      invoices: 0,
      forgotten: 0,
      documentDigest: null,
      journalDigest: null,
    };
    clients.set(id, known);
    return known;
  };

  const whole = (path: string, take: (bytes: Buffer, digest: string) => void): FileReader => {
    let parts: Uint8Array[] = [];
    let size = 0;
    return {
      chunk: (part) => {
        size += part.length;
        if (size <= largestDocument) parts.push(Uint8Array.from(part));
        else parts = [];
      },
      end: (digest) => {
        if (size > largestDocument) problems.push(`${path} is too large to be one of this app.`);
        take(Buffer.concat(parts), digest);
        parts = [];
      },
    };
  };

  const documentOf = (path: string, take: (value: Record<string, unknown>, digest: string) => void): FileReader =>
    whole(path, (bytes, digest) => {
      const isSealed = path !== 'keyring.json' && envelopeIn(bytes) !== null;
      if (isSealed) encrypted = true;
      // With its key at hand what is not encrypted is not taken for the user's: whoever has no key could have written it.
      const opens = form.encrypted && path !== 'keyring.json';
      const { value, altered } = opens ? form.readDocument(path, bytes) : unsealed(bytes);
      if (altered) problems.push(`${path} was changed after it was saved.`);
      if (!isRecord(value)) problems.push(`${path} cannot be read.`);
      else if (typeof value.schemaVersion === 'number' && value.schemaVersion > currentVersion) newer = true;
      // The same words encrypted twice are other bytes.
      const plain = opens ? form.plainDocument(path, bytes) : null;
      take(isRecord(value) ? value : {}, plain === null ? digest : digestOf(plain));
    });

  /** A document whose form is known is looked at; one of another version is kept as it is. */
  const formed = (path: string, value: Record<string, unknown>, schema: z.ZodType, what: string): void => {
    if (value.schemaVersion === currentVersion && !schema.safeParse(value).success) {
      problems.push(`${path} does not have the form of ${what}.`);
    }
  };

  const clientFile = (id: string, path: string): FileReader =>
    documentOf(path, (value, digest) => {
      const found = client(id);
      found.documentDigest = digest;
      if (typeof value.name === 'string') found.name = value.name;
      if (Array.isArray(value.invoices)) found.invoices = value.invoices.length;
      const facts = clientFacts(value, form.encrypted ? null : digest);
      if (!facts.formed) problems.push(`${path} does not have the form of a client.`);
      for (const sha256 of facts.attachments) attached.set(sha256, path);
    });

  const journalFile = (id: string, path: string): FileReader =>
    whole(path, (bytes, digest) => {
      const found = client(id);
      found.journalDigest = digest;
      found.lines = bytes.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0);
      const sealed = sealedLines(bytes);
      if (sealed !== null) encrypted = true;
      if (sealed !== null && !form.encrypted) found.entries = sealed;
      else if (!form.encrypted) plainJournal(found, path, bytes, digest);
      else {
        const plain = opened(path, bytes);
        found.journalDigest = digestOf(plain);
        plainJournal(found, path, plain, null);
      }
    });

  const opened = (path: string, bytes: Buffer): Buffer => {
    const { plain, goodLength } = form.readLines(path, bytes);
    if (goodLength < bytes.length) problems.push(`${path}: its last line cannot be read.`);
    return plain;
  };

  const plainJournal = (found: Found, path: string, bytes: Buffer, digest: string | null): void => {
    const facts = journalFacts(bytes, digest);
    found.entries = facts.entries;
    found.forgotten = facts.forgotten;
    for (const sha256 of facts.attachments) attached.set(sha256, path);
    for (const { line, message } of facts.problems) problems.push(`${path}: line ${line}. ${message}`);
    const more = facts.problemCount - facts.problems.length;
    if (more > 0) problems.push(`${path}: ${more === 1 ? '1 more line is' : `${more} more lines are`} not in order.`);
  };

  const attachment = (name: string): void => {
    attachments += 1;
    const sha256 = name.length === 64 ? name : form.digestOf(name);
    if (sha256 !== null) kept.add(sha256);
  };

  const readerFor = (path: string): FileReader => {
    const [, id, file] = /^clients\/([^/]+)\/(client\.json|draft\.json|journal\.jsonl)$/.exec(path) ?? [];
    if (id !== undefined && file === 'client.json') return clientFile(id, path);
    if (id !== undefined && file === 'journal.jsonl') return journalFile(id, path);
    if (path === 'workspace.json') {
      return documentOf(path, (value) => {
        formed(path, value, workspaceDocument, 'a workspace');
        const read = workspaceDocument.safeParse(value);
        const logo = read.success ? read.data.profile.logo : undefined;
        if (logo !== undefined) attached.set(logo.sha256, path);
      });
    }
    if (file === 'draft.json') return documentOf(path, (value) => formed(path, value, draftDocument, 'a draft'));
    if (path === 'keyring.json') return documentOf(path, () => undefined);
    const named = attachmentName(path);
    if (named === null) return { chunk: () => undefined, end: () => undefined };
    attachment(named);
    return {
      chunk: () => undefined,
      end: (digest) => {
        if (named.length === 64 && digest !== named) problems.push(`${path} is not the file that was attached.`);
      },
    };
  };

  const sum = (pick: (found: Found) => number) => [...clients.values()].reduce((total, one) => total + pick(one), 0);

  return {
    file: (path) => {
      const reader = readerFor(path);
      files += 1;
      return {
        chunk: (part) => {
          bytes += part.length;
          reader.chunk(part);
        },
        end: reader.end,
      };
    },
    beside: (name, size) => {
      attachment(name);
      files += 1;
      bytes += size;
      beside.files += 1;
      beside.bytes += size;
    },
    end: () => {
      for (const one of clients.values()) {
        if (one.documentDigest === null) problems.push(`clients/${one.id}/client.json is missing.`);
      }
      for (const [sha256, journal] of attached) {
        // By its name in the workspace: the digest would tell whoever has a file too that it was kept here.
        if (!kept.has(sha256))
          problems.push(`files/${form.fileName(sha256)} is missing. It is attached in ${journal}.`);
      }
      return {
        clients: [...clients.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
        files,
        bytes,
        entries: sum((one) => one.entries),
        lines: sum((one) => one.lines),
        encrypted,
        newer,
        invoices: sum((one) => one.invoices),
        attachments,
        beside,
        unusedFiles: [...kept].filter((sha256) => !attached.has(sha256)).length,
        forgotten: sum((one) => one.forgotten),
        problems,
      };
    },
  };
};
