import { readFileSync } from 'node:fs';
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
import type { ClientRecords, FactsInput } from '#shared/rules/metrics.ts';

/** The shape of the sample workspace on disk. */
export const sampleFile = z.strictObject({
  workspace: workspaceDocument,
  clients: z.array(
    z.strictObject({
      document: clientDocument,
      entries: z.array(z.strictObject({ id, writtenAt: instant, facts: entryFacts, private: entryPrivate.nullable() })),
    }),
  ),
});

export const rawSample = (): unknown =>
  JSON.parse(readFileSync(new URL('../../../assets/sample/sample.json', import.meta.url), 'utf8'));

export const sample = sampleFile.parse(rawSample());

const journalOf = (entries: (typeof sample.clients)[number]['entries']): readonly JournalEntry[] =>
  entries.map((entry, index) => ({
    ...entry,
    number: index + 1,
    editedAt: null,
    removedAt: null,
    revisions: 1,
    hash: '0'.repeat(64),
  }));

/** The sample as the rules see it. */
export const sampleInput: FactsInput = {
  workspace: sample.workspace,
  clients: sample.clients.map(({ document, entries }) => ({ document, journal: journalOf(entries) })),
};

export const sampleClient = (clientId: string): ClientRecords => {
  const found = sampleInput.clients.find(({ document }) => document.id === clientId);
  if (found === undefined) throw new Error(`No client ${clientId} in the sample`);
  return found;
};

/** "Today" in the sample. */
export const sampleToday = '2026-11-21';
