import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createOpenedCopies } from '#main/app/opened-copies.ts';
import { openOutput } from '#main/pack/output.ts';
import { startApp } from '../../builders/app.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { secrets, setPassphrase, writeSecrets } from '../../builders/locked.ts';

/** The system's temporary folder for this test alone. */
const ownTemporary = (): string => {
  const folder = temporaryFolder();
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(tmpdir()).toBe(folder);
  return folder;
};

const passing = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => /^good-terms-(copy|pack)-/.test(name));

test('A lock leaves no copy of an attachment and no half of a large pack in the temporary folder', async () => {
  const folder = ownTemporary();
  const running = await startApp();
  const { attachment } = await writeSecrets(running);
  await setPassphrase(running);
  await running.ask('file.open', { sha256: attachment.sha256, name: 'terms.txt', mediaType: 'text/plain' });
  const [path = ''] = running.host.opened;
  expect(existsSync(path)).toBe(true);
  // A pack that is broken off while it is written.
  openOutput(0).bytes(Buffer.from(secrets.fact));
  expect(passing(folder)).toHaveLength(2);
  await running.ask('lock.now', { why: 'asked' });
  expect(passing(folder)).toEqual([]);
  await running.app.stop();
});

test('A file that is opened while the workspace is closed is not copied any more', async () => {
  const folder = ownTemporary();
  const copies = createOpenedCopies();
  const made = copies.make(Readable.from([Buffer.from(secrets.file)]), '.txt');
  await Promise.all([copies.removeAll(), expect(made).rejects.toThrow('closed meanwhile')]);
  expect(passing(folder)).toEqual([]);
});
