import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk, nodeDisk } from '#main/workspace/disk.ts';
import { addEntry } from '#main/workspace/journal-drafts.ts';
import { openJournal } from '#main/workspace/journal-log.ts';
import { openQuarantine } from '#main/workspace/quarantine.ts';
import type { Draft } from '#main/workspace/revision.ts';
import { someFacts } from './entries.ts';
import { noon } from './workspace.ts';

export const journalFolder = (): string => mkdtempSync(join(tmpdir(), 'good-terms-journal-'));

export const openJournalIn = (dir: string, disk: Disk = nodeDisk, readOnly: string | null = null) =>
  openJournal({
    path: join(dir, 'journal.jsonl'),
    clientName: 'Hollis & Wren',
    copyName: 'cli-hollis-journal.jsonl',
    disk,
    quarantine: openQuarantine(dir, disk, () => new Date(noon)),
    readOnly,
  });

export const note = (id: string, text: string): Draft =>
  addEntry(id, noon, { facts: someFacts({ text }), private: { text: `private ${text}`, mood: 2, energy: null } });

/** A journal of three entries, closed. */
export const writtenJournal = (dir: string): string => {
  const log = openJournalIn(dir);
  for (const id of ['one', 'two', 'three']) log.append([note(id, id)]);
  log.close();
  return join(dir, 'journal.jsonl');
};
