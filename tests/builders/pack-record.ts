import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  clientDocument,
  entryFacts,
  entryPrivate,
  id,
  instant,
  type JournalEntry,
  workspaceDocument,
} from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { foldJournal, type JournalStep } from '#shared/rules/journal.ts';

const written = z.strictObject({
  id,
  writtenAt: instant,
  editedAt: instant.nullable().optional(),
  facts: entryFacts,
  private: entryPrivate.nullable(),
});
const file = z.strictObject({
  asOf: z.string().optional(),
  workspace: workspaceDocument,
  clients: z.array(z.strictObject({ document: clientDocument, entries: z.array(written) })),
});

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const fontsDir = `${root}assets/fonts`;
const version = '1.0.0';

type Written = z.infer<typeof written>;

/** Entries with hashes that follow from their words alone, so that the same file is built every time. */
const journalOf = (entries: readonly Written[]): { journal: readonly JournalEntry[]; chain: PackRecord['chain'] } => {
  let prev = '0'.repeat(64);
  const steps = entries.flatMap((entry): readonly JournalStep[] => {
    const edits = entry.editedAt === undefined || entry.editedAt === null ? [] : [entry.editedAt];
    return [entry.writtenAt, ...edits].map((writtenAt, index): JournalStep => {
      prev = hash('sha256', JSON.stringify([prev, entry.id, entry.facts, writtenAt]), 'hex');
      return {
        op: index === 0 ? 'add' : 'revise',
        entry: entry.id,
        writtenAt,
        facts: entry.facts,
        private: entry.private,
        hash: prev,
      };
    });
  });
  return { journal: foldJournal(steps), chain: { head: prev, revisions: steps.length, brokenAt: null } };
};

const records = async (path: string): Promise<readonly PackRecord[]> => {
  const { asOf, workspace, clients } = file.parse(JSON.parse(await readFile(`${root}${path}`, 'utf8')));
  return clients.map(({ document, entries }) => ({
    workspace,
    document,
    ...journalOf(entries),
    asOf: asOf ?? workspace.fixedToday ?? '2026-01-01',
    appVersion: version,
  }));
};

const at = async (path: string, client: string): Promise<PackRecord> => {
  const found = (await records(path)).find(({ document }) => document.name === client);
  if (found === undefined) throw new Error(`No client ${client} in ${path}`);
  return found;
};

/** Aru Studio and Kaldvee Ceramics OÜ on 19 June 2026: the workspace the pack was designed with. */
export const aruRecord = (): Promise<PackRecord> => at('tests/pdf/aru-studio.json', 'Kaldvee Ceramics OÜ');

/** A client of the sample that comes with the app. */
export const sampleRecord = (client = 'Ondelar Stays'): Promise<PackRecord> => at('assets/sample/sample.json', client);
