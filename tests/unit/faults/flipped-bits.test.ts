import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { App } from '#main/app/create-app.ts';
import { verifyWorkspace } from '#main/backup/index.ts';
import type { AppState } from '#shared/contract.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { attachmentOf, sha256Of } from '../../builders/attachments.ts';
import { someFacts } from '../../builders/entries.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

const attached = Buffer.from('An attached paper of a few words.');
const names = ['Hollis & Wren', 'Amber Lane', 'Kaldvee Ceramics OÜ'];

/** A workspace as the app writes it: three clients with records, journals, something half-written, and an attachment. */
const written = async (): Promise<string> => {
  const { app, ask, folder } = await startApp({ kind: 'browser' });
  const { workspace } = await ask('app.state', null);
  const { upload } = await ask('file.begin', { name: 'a.pdf', mediaType: 'application/pdf', size: attached.length });
  await app.filePart(upload, 0, attached);
  await ask('file.finish', { upload });
  await ask('workspace.save', { document: { ...workspace, profile: { ...workspace.profile, person: 'Inês' } } });
  for (const name of names) {
    const { document } = await ask('client.create', { name });
    const clientId = document.id;
    await ask('client.save', { document: { ...document, summary: 'Print and web', tags: ['ü', '漢'] }, version: 0 });
    for (const text of ['First call.', 'Scope grew.\n“Same deadline.”', 'Paid \u0001 in full.']) {
      const half = { text: `private: ${text}`, mood: 2, energy: null };
      const attachments = text.startsWith('First') ? [attachmentOf(attached)] : [];
      const { id } = await ask('journal.add', { clientId, facts: someFacts({ text, attachments }), private: half });
      if (text.startsWith('Scope')) await ask('journal.remove', { clientId, entryId: id });
    }
    const draft = {
      entryId: null,
      facts: someFacts({ text: 'Half a sen' }),
      private: { text: '', mood: 3, energy: 1 },
    };
    await ask('draft.save', { clientId, slot: 'new', draft: { ...draft, changed: true } });
  }
  // The closing backup is what documents come back from.
  await app.stop();
  return folder;
};

const bytesOf = async (app: App): Promise<string> => {
  const file = await app.file(
    new URL(`app://good-terms/files/${sha256Of(attached)}?name=a.pdf&type=application%2Fpdf`),
  );
  return file === null ? 'missing' : text(file.stream).catch((error: Error) => error.message);
};

/** Everything the window can show of a workspace, by the file it comes from. */
const contentOf = async ({ app, ask }: TestApp): Promise<ReadonlyMap<string, string>> => {
  const { workspace, clients } = await ask('app.state', null);
  const opened = await Promise.all(clients.map(({ id }) => ask('client.open', { id })));
  return new Map([
    [`files/${sha256Of(attached)}`, await bytesOf(app)],
    ['workspace.json', JSON.stringify(workspace)],
    ...opened.flatMap(({ document, drafts, journal }): readonly (readonly [string, string])[] => [
      [`clients/${document.id}/client.json`, JSON.stringify(document)],
      [`clients/${document.id}/draft.json`, JSON.stringify(drafts)],
      ...journal.map(
        // Running numbers are counted: without a line before them they are smaller.
        (entry) =>
          [`clients/${document.id}/journal.jsonl ${entry.id}`, JSON.stringify({ ...entry, number: 0 })] as const,
      ),
    ]),
  ]);
};

/** What the app notes for itself about backups: made anew where it cannot be read, and nobody's words. */
const isNoted = (path: string): boolean => path.startsWith('.');

/** Whether the window says that something is wrong with this file. */
const isSaid = ({ problems, damagedFiles }: AppState, path: string): boolean => {
  const [, client, file] = /^clients\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (client === undefined) {
    return path.startsWith('files/') ? damagedFiles.length > 0 : problems.some(({ message }) => message.includes(path));
  }
  const words = { 'journal.jsonl': 'journal of', 'draft.json': 'unfinished entries of', 'client.json': ' of ' };
  const about = Object.entries(words).find(([name]) => name === file)?.[1] ?? path;
  return problems.some(({ clientId, message }) => clientId === client && message.includes(about));
};

/** Opens every client as the window does. A document that cannot be read comes from the newest backup. */
const open = async <T>(look: (app: TestApp, content: ReadonlyMap<string, string>) => Promise<T>): Promise<T> => {
  const started = await startApp({}, dir);
  try {
    return await look(started, await contentOf(started));
  } finally {
    await started.app.stop();
  }
};

let dir = '';
let workspace = '';
let paths: readonly string[] = [];
let whole: ReadonlyMap<string, string> = new Map();
let original: ReadonlyMap<string, Buffer> = new Map();

beforeAll(async () => {
  dir = await written();
  workspace = join(dir, 'workspace');
  original = new Map([...filesBelow(workspace)].map(([path, hex]) => [path, Buffer.from(hex, 'hex')]));
  paths = [...original.keys()];
  whole = await open(async ({ ask }, content) => {
    const { problems, damagedFiles } = await ask('app.state', null);
    expect([...problems, ...damagedFiles]).toEqual([]);
    return content;
  });
}, 60_000);

const put = (path: string, bytes: Buffer): void => writeFileSync(join(workspace, path), bytes);

/** Runs `look` while one bit of a file is another. */
const flipped = async (path: string, where: number, bit: number, look: () => Promise<void>): Promise<void> => {
  const bytes = Buffer.from(original.get(path) ?? []);
  const at = where % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  put(path, bytes);
  try {
    await look();
  } finally {
    rmSync(join(workspace, 'quarantine'), { recursive: true, force: true });
    for (const [file, content] of original) put(file, content);
  }
};

describe('A bit that flips anywhere in any file of a workspace', () => {
  it('is named by the check and in the window, and everything in the other files and lines is still readable', async () => {
    expect(paths.filter((path) => !isNoted(path))).toHaveLength(2 + 3 * names.length);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 7 }), async (which, where, bit) => {
        const path = paths[which % paths.length] ?? '';
        await flipped(path, where, bit, async () => {
          const checked = await verifyWorkspace(workspace);
          if (!checked.ok) throw new Error(checked.error.message);
          expect(checked.value.problems.some((problem) => problem.startsWith(path))).toBe(!isNoted(path));

          await open(async ({ ask }, now) => {
            const lost = [...whole].filter(([from, content]) => now.get(from) !== content).map(([from]) => from);
            expect(lost.filter((from) => !from.startsWith(path))).toEqual([]);
            // A flipped line feed makes one line that cannot be read of two.
            expect(lost.length).toBeLessThanOrEqual(2);
            if (isNoted(path)) return;
            const { problems } = await ask('app.state', null);
            expect(problems.filter(({ message }) => message.includes('newer version'))).toEqual([]);
            await vi.waitFor(async () => expect(isSaid(await ask('app.state', null), path), path).toBe(true), 10_000);
          });
        });
      }),
      { numRuns: 200 },
    );
  });
});
