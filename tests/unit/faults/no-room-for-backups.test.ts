import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { finishRestore, makeBackup, verifyBackup } from '#main/backup/index.ts';
import { sha256 } from '../../builders/archives.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { filesBelow, writeWorkspace } from '../../builders/workspace-files.ts';

const script = fileURLToPath(new URL('./backup-process.ts', import.meta.url));
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Does the work where no file may grow beyond so many blocks of 512 bytes: the system does not say so beforehand. */
const withLimit = (blocks: number, ...args: readonly string[]): string => {
  const command = [process.execPath, script, ...args, 'once'].map(quoted).join(' ');
  const { stdout, stderr } = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f ${blocks}; exec ${command}`], {
    encoding: 'utf8',
  });
  if (!stdout.includes('ready')) throw new Error(stderr);
  return stdout;
};

/** Every file below a folder with its digest. */
const digestsBelow = (dir: string) =>
  new Map([...filesBelow(dir)].map(([name, hex]) => [name, sha256(Buffer.from(hex, 'hex'))]));

const archivesIn = (dir: string): readonly string[] => readdirSync(dir).filter((name) => name.includes('.zip'));

describe('A disk that takes no more', () => {
  it('at any write of a backup keeps what is there, leaves nothing half written, and says so', async () => {
    const folder = temporaryFolder();
    const [workspace, backups] = [join(folder, 'workspace'), join(folder, 'backups')];
    writeWorkspace(workspace, { attachments: [Buffer.from('a contract')] });
    mkdirSync(backups);
    const first = await makeBackup({
      workspaceDir: workspace,
      toDir: backups,
      now: new Date(2026, 2, 4),
      version: '0.1.0',
      reason: 'asked',
    });
    const path = first.ok ? first.value.path : '';
    writeWorkspace(workspace, { attachments: [randomBytes(40_000)] });
    const here = digestsBelow(workspace);
    const said: string[] = [];
    for (let blocks = 0; blocks <= 96; blocks += blocks < 16 ? 2 : 20) {
      const out = withLimit(blocks, 'back-up', folder);
      said.push(out.includes('"made"') ? 'made' : 'refused');
      if (out.includes('"refused"')) {
        expect(out).toMatch(/not enough room for a backup.*Your entries are safe here/);
        expect(archivesIn(backups)).toHaveLength(1);
      }
      expect(await verifyBackup(path)).toMatchObject({ ok: true, value: { problems: [] } });
      expect(readdirSync(join(backups, 'files')).filter((name) => name.startsWith('.'))).toEqual([]);
      expect(digestsBelow(workspace)).toEqual(here);
    }
    expect(said.filter((one) => one === 'refused').length).toBeGreaterThan(5);
    expect(said.at(-1)).toBe('made');
    rmSync(folder, { recursive: true, force: true });
  });

  it('at any write of a restore leaves the workspace as it was, and says so', async () => {
    const folder = temporaryFolder();
    const [workspace, backups] = [join(folder, 'workspace'), join(folder, 'backups')];
    writeWorkspace(workspace, { attachments: [randomBytes(40_000)] });
    mkdirSync(backups);
    const made = await makeBackup({
      workspaceDir: workspace,
      toDir: backups,
      now: new Date(2026, 2, 4),
      version: '0.1.0',
      reason: 'asked',
    });
    const path = made.ok ? made.value.path : '';
    const restored = digestsBelow(workspace);
    rmSync(workspace, { recursive: true });
    writeWorkspace(workspace, { clients: [{ id: 'other', name: 'Other', texts: ['Here now.'] }] });
    const here = digestsBelow(workspace);
    const said: string[] = [];
    for (let blocks = 0; blocks <= 96; blocks += blocks < 8 ? 1 : 22) {
      const out = withLimit(blocks, 'restore', folder, path);
      expect(await finishRestore(workspace)).toMatchObject({ ok: true });
      if (out.includes('"refused"')) {
        expect(out).toMatch(/not enough room.*What was there is kept as it was/);
        expect(digestsBelow(workspace)).toEqual(here);
      } else expect(digestsBelow(workspace)).toEqual(restored);
      said.push(out.includes('"restored"') ? 'restored' : 'refused');
    }
    expect(said[0]).toBe('refused');
    expect(said.at(-1)).toBe('restored');
    rmSync(folder, { recursive: true, force: true });
  });
});
