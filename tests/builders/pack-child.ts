/**
 * Keeps a small pack below `folder` in the form named and is killed, as by a power cut, at the step of the given number:
 * before it, or in the middle of it where a file is written.
 */
import { keepPack } from '#main/app/pack-file.ts';
import { type PackDisk, packDisk } from '#main/pack/folder/disk.ts';
import { smallPack } from './small-pack.ts';

const [folder = '', form = '', killAt = ''] = process.argv.slice(2);
let step = 0;
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('killed');
};
const stepOn = (): boolean => {
  step += 1;
  return step === Number(killAt);
};

const disk: PackDisk = {
  ...packDisk,
  makeFolder: async (path) => {
    if (stepOn()) die();
    await packDisk.makeFolder(path);
  },
  write: async (path, parts) => {
    if (!stepOn()) return packDisk.write(path, parts);
    const half = async function* (): AsyncGenerator<Uint8Array> {
      for await (const part of parts) {
        yield part.subarray(0, Math.ceil(part.length / 2));
        break;
      }
    };
    await packDisk.write(path, half());
    return die();
  },
  rename: async (from, to) => {
    if (stepOn()) die();
    await packDisk.rename(from, to);
    if (stepOn()) die();
  },
};

const kept = await keepPack(smallPack(folder, form === 'pdf' || form === 'zip' ? form : 'folder', 'New words.'), disk);
process.exitCode = kept.ok ? 0 : 1;
