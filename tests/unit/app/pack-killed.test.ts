import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keepPack } from '#main/app/pack-file.ts';
import { isHalfPack } from '#main/backup/names.ts';
import { checkPackFolder } from '#main/cli/pack-folder.ts';
import { checkPackAt } from '#main/pack/folder/verify.ts';
import type { PackForm } from '#shared/contract.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { smallPack } from '../../builders/small-pack.ts';

const child = fileURLToPath(new URL('../../builders/pack-child.ts', import.meta.url));
const killedAt = (folder: string, form: PackForm, step: number) =>
  spawnSync(process.execPath, [child, folder, form, String(step)], { stdio: 'ignore' });

const bytesBelow = (dir: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path, readFileSync(path, 'latin1')];
      }),
  );

const place = (folder: string): string => join(folder, 'Amber Lane');
/** Of the steps of a pack: making folders, writing files, the moments around its last name, and one there is not. */
const steps = { pdf: [1, 2, 3, 4, 5], folder: [2, 4, 7, 9, 10, 11, 12], zip: [2, 3, 4] } as const;

describe('a pack whose making is killed', () => {
  for (const form of ['pdf', 'folder', 'zip'] as const) {
    it(`at any step leaves earlier packs as they were and nothing that passes for a pack, as ${form}`, async () => {
      let alive = 0;
      for (const step of steps[form]) {
        const folder = temporaryFolder();
        const earlier = await keepPack(smallPack(folder, form, 'Earlier words.'));
        if (!earlier.ok) throw new Error(earlier.error.message);
        const before = bytesBelow(place(folder));

        const { signal } = killedAt(folder, form, step);
        if (signal === null) alive += 1;
        expect(bytesBelow(place(folder))).toMatchObject(before);
        const names = readdirSync(place(folder)).filter((name) => !isHalfPack(name));
        expect(names.length).toBeLessThanOrEqual(2);
        for (const name of form === 'pdf' ? [] : names) {
          expect(await checkPackAt(join(place(folder), name))).toMatchObject({ intact: true, problems: [] });
        }
        // A half of a pack is not one of the packs of the folder.
        if (form !== 'pdf') {
          expect(await checkPackFolder(place(folder))).toMatchObject({ intact: true, problems: [] });
        }

        const again = await keepPack(smallPack(folder, form, 'New words.'));
        expect(again).toMatchObject({ ok: true });
        expect(readdirSync(place(folder)).filter(isHalfPack)).toEqual([]);
        expect(readdirSync(place(folder))).toHaveLength(2);
        expect(bytesBelow(place(folder))).toMatchObject(before);
      }
      // The last one had no such step: the steps above are all there are.
      expect(alive).toBe(1);
    }, 60_000);
  }

  it('is cleared with the next pack of any client; what another running program writes stays', async () => {
    const folder = temporaryFolder();
    const other = join(folder, 'Brook & Sons');
    mkdirSync(other);
    const machine = /\.([0-9a-f]{8})-\d+-\d+\.partial$/;
    killedAt(folder, 'folder', 5);
    const [half = ''] = readdirSync(place(folder));
    const ours = machine.exec(half)?.[1] ?? '';
    mkdirSync(join(other, half));
    writeFileSync(join(other, half, 'pack.pdf'), 'half');
    writeFileSync(join(other, `.pack.${ours}-${process.pid}-999.partial`), 'being written');
    writeFileSync(join(other, '.pack.00000000-1-1.partial'), 'of another computer, just now');
    const old = join(other, '.pack.00000000-1-2.partial');
    writeFileSync(old, 'of another computer, long ago');
    utimesSync(old, new Date('2026-01-01'), new Date('2026-01-01'));
    writeFileSync(join(other, '.pack.notes'), 'of the user');

    expect(await keepPack(smallPack(folder, 'pdf', 'Words.'))).toMatchObject({ ok: true });
    expect(readdirSync(place(folder))).toEqual(['Closing pack - Amber Lane - 2026-11-21.pdf']);
    expect(readdirSync(other).sort()).toEqual(
      ['.pack.00000000-1-1.partial', `.pack.${ours}-${process.pid}-999.partial`, '.pack.notes'].sort(),
    );
  });
});
