import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Conf from 'conf';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyWorkspace } from '#main/backup/index.ts';
import { openWorkspace, type Workspace } from '#main/workspace/index.ts';
import { startApp } from '../../builders/app.ts';
import { attachmentOf, sha256Of } from '../../builders/attachments.ts';
import { someFacts } from '../../builders/entries.ts';
import { noon } from '../../builders/workspace.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

const attached = Buffer.from('An attached paper of a few words.');
const names = ['Hollis & Wren', 'Amber Lane', 'Kaldvee Ceramics OÜ'];

/** A workspace as the app writes it: three clients with records, journals, something half-written, and an attachment. */
const written = async (): Promise<string> => {
  const { app, ask, folder } = await startApp();
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
  await app.stop();
  return join(folder, 'workspace');
};

/** What reading a file gives: its bytes, or the refusal of bytes that are not the ones that were attached. */
const bytesOf = async (workspace: Workspace, sha256: string): Promise<string> => {
  const found = await workspace.files.read(sha256);
  return found === null ? 'missing' : text(found.stream).catch((error: Error) => error.message);
};

/** Everything that can be read of a workspace, by the file it comes from. */
const contentOf = async (workspace: Workspace): Promise<ReadonlyMap<string, string>> =>
  new Map([
    [`files/${sha256Of(attached)}`, await bytesOf(workspace, sha256Of(attached))],
    ['workspace.json', JSON.stringify(workspace.document())],
    ...workspace.clients().flatMap(({ id, document, drafts, journal }): readonly (readonly [string, string])[] => [
      [`clients/${id}/client.json`, JSON.stringify(document())],
      [`clients/${id}/draft.json`, JSON.stringify(drafts.all())],
      ...[...journal.entries.values()].map(
        // Running numbers are counted: without a line before them they are smaller.
        (entry) => [`clients/${id}/journal.jsonl ${entry.id}`, JSON.stringify({ ...entry, number: 0 })] as const,
      ),
    ]),
  ]);

/** Opens the workspace as the app does: a document that cannot be read comes from the newest backup. */
const read = async (dir: string): Promise<ReadonlyMap<string, string>> => {
  const opened = await openWorkspace({
    folder: dir,
    Store: Conf,
    clock: () => new Date(noon),
    recover: async (path, accept) => {
      const bytes = original.get(path);
      return bytes !== undefined && accept(bytes) ? { bytes, madeAt: noon } : null;
    },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const content = await contentOf(opened.value);
  await opened.value.close();
  return content;
};

let dir = '';
let paths: readonly string[] = [];
let whole: ReadonlyMap<string, string> = new Map();
let original: ReadonlyMap<string, Buffer> = new Map();

beforeAll(async () => {
  dir = await written();
  original = new Map([...filesBelow(dir)].map(([path, hex]) => [path, Buffer.from(hex, 'hex')]));
  paths = [...original.keys()];
  whole = await read(dir);
}, 60_000);

const put = (path: string, bytes: Buffer): void => writeFileSync(join(dir, path), bytes);

describe('A bit that flips anywhere in any file of a workspace', () => {
  it('is found and named by the check, and everything in the other files and lines is still readable', async () => {
    expect(paths.length).toBe(2 + 3 * names.length);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 7 }), async (which, where, bit) => {
        const path = paths[which % paths.length] ?? '';
        const bytes = Buffer.from(original.get(path) ?? []);
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        put(path, bytes);
        try {
          const checked = await verifyWorkspace(dir);
          if (!checked.ok) throw new Error(checked.error.message);
          expect(checked.value.problems.some((problem) => problem.startsWith(path))).toBe(true);

          const now = await read(dir);
          const lost = [...whole].filter(([from, content]) => now.get(from) !== content).map(([from]) => from);
          expect(lost.filter((from) => !from.startsWith(path))).toEqual([]);
          // A flipped line feed makes one line that cannot be read of two.
          expect(lost.length).toBeLessThanOrEqual(2);
        } finally {
          rmSync(join(dir, 'quarantine'), { recursive: true, force: true });
          for (const [file, content] of original) put(file, content);
        }
      }),
      { numRuns: 300 },
    );
  });
});
