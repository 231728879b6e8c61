/** `npm run bench`: the numbers of the app, one line each; the last word of a line is `ok` or `short`. */
import { stripVTControlCharacters } from 'node:util';
import { backupMemory, firstBackup, nextBackup } from './backup.ts';
import { bundle } from './bundle.ts';
import { memoryOfExhibits } from './exhibit-pack.ts';
import type { Figure } from './figure.ts';
import { firstPage, firstPageOfLong } from './first-page.ts';
import { flatAppend, longOpening, memory } from './growth.ts';
import { journalAppend } from './journal.ts';
import { encryptedEditing, lockAndUnlock } from './lock.ts';
import { againstBareText, againstChromium, memoryOfLong, memoryOfLongest, notBlocked } from './long-pack.ts';
import { opening } from './opening.ts';
import { packDrawing, packMaking } from './pack.ts';
import { packPreview } from './preview.ts';
import { searching } from './search.ts';
import { keystroke, scrollFrames } from './typing.ts';
import { firstPaint } from './window.ts';

const figures: readonly Figure[] = [
  journalAppend,
  flatAppend,
  opening,
  longOpening,
  memory,
  lockAndUnlock,
  encryptedEditing,
  packMaking,
  packPreview,
  firstPage,
  firstPageOfLong,
  packDrawing,
  againstBareText,
  againstChromium,
  notBlocked,
  memoryOfLong,
  memoryOfLongest,
  memoryOfExhibits,
  searching,
  keystroke,
  scrollFrames,
  firstPaint,
  firstBackup,
  nextBackup,
  backupMemory,
  bundle,
];

const line = async ({ name, limit, against, take }: Figure): Promise<string> => {
  try {
    const { figure, reference, holds } = await take();
    const compared = reference === null ? against : `${against} (${reference})`;
    return `${name}: ${figure}; limit ${limit}; compared with ${compared}: ${holds ? 'ok' : 'short'}`;
  } catch (error) {
    const why = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
    const said = why.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
    return `${name}: not taken (${said}); limit ${limit}; compared with ${against}: short`;
  }
};

for (const figure of figures) process.stdout.write(`${await line(figure)}\n`);
