/**
 * A process that does one thing over and over until it is killed: `back-up` writes an attachment, backs up and lets go of
 * old backups; `restore` puts two backups in place in turns. With `once` it does it once and says how it went.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupReason, makeBackup, readMemory, restoreBackup, thinBackups } from '#main/backup/index.ts';
import { sha256 } from '../../builders/archives.ts';

// A file that may not grow is an error here, and not the end of the process.
process.on('SIGXFSZ', () => undefined);

const [what = '', folder = '', ...more] = process.argv.slice(2);
const once = more.includes('once');
const workspaceDir = join(folder, 'workspace');
const toDir = join(folder, 'backups');
const say = (value: unknown): boolean => process.stdout.write(`${JSON.stringify(value)}\n`);

const backUp = async (reason: BackupReason = 'timer'): Promise<void> => {
  mkdirSync(join(workspaceDir, 'files'), { recursive: true });
  if (!once) {
    const bytes = randomBytes(20_000);
    writeFileSync(join(workspaceDir, 'files', sha256(bytes)), bytes);
  }
  const made = await makeBackup({ workspaceDir, toDir, now: new Date(), version: '0.1.0', reason });
  const { group } = await readMemory(workspaceDir);
  if (!once) await thinBackups(toDir, { group, now: new Date(), budget: 0 });
  say(made.ok ? { made: made.value.path } : { refused: made.error.message });
};

const restore = async (path: string): Promise<void> => {
  const before = { path, madeAt: '', bytes: 0, verified: true, clients: 0, entries: 0, invoices: 0, attachments: 0 };
  const restored = await restoreBackup({ path, toDir: workspaceDir, before });
  say(restored.ok ? { restored: path } : { refused: restored.error.message });
};

const paths = more.filter((one) => one.endsWith('.zip'));
say('ready');
for (let round = 0; round === 0 || !once; round += 1) {
  if (what === 'back-up') await backUp();
  else await restore(paths[round % paths.length] ?? '');
}
