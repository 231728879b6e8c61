import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { onTestFinished } from 'vitest';
import { addEntry, type Client, openWorkspace, type Workspace, type WorkspaceOpening } from '#main/workspace/index.ts';
import { someFacts } from './entries.ts';

/** The moment of these tests, in UTC. */
export const noon = '2026-11-21T12:00:00.000Z';

/** A workspace folder that does not exist yet, in a folder of its own. */
export const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'good-terms-workspace-')), 'workspace');

/** Opens a workspace, which is closed at the end of the test. Throws the sentence of a refusal. */
export const openHere = async (folder: string, more: Partial<WorkspaceOpening> = {}): Promise<Workspace> => {
  const opened = await openWorkspace({ folder, Store: Conf, clock: () => new Date(noon), ...more });
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => opened.value.close());
  return opened.value;
};

export const createHere = (workspace: Workspace, name = 'Hollis & Wren'): Client => {
  const client = workspace.createClient(name);
  if (!client.ok) throw new Error(client.error.message);
  return client.value;
};

/** A closed workspace with one client, Hollis & Wren, of one entry. `file` is its document. */
export const filledFolder = async (): Promise<{ readonly dir: string; readonly id: string; readonly file: string }> => {
  const dir = newFolder();
  const workspace = await openHere(dir);
  const client = createHere(workspace);
  client.journal.append([addEntry('one', noon, { facts: someFacts(), private: null })]);
  await workspace.close();
  return { dir, id: client.id, file: join(dir, 'clients', client.id, 'client.json') };
};

/** Paths of all files below a folder, with forward slashes. */
export const filesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
