import { open } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { type Form, journalPlace, plainForm } from './form.ts';
import { type JournalCheck, lineChecker } from './verify-journal.ts';

// Lines of a piece are checked in one turn: a few milliseconds. The pauses leave the processor to what somebody waits for.
const pieceBytes = 64 * 1024;
const pause = 20;
const lineFeed = 10;

/** The lines of whole lines, without their line feeds. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed === -1 ? bytes.length : feed;
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

const nothing = Buffer.alloc(0);

/**
 * Checks the whole lines of a journal file in full, piece by piece beside other work; what is added meanwhile is not looked
 * at. Null when `left` says that nobody waits for it any more, or when the file cannot be read. Never rejects.
 */
export const checkJournal = async (
  path: string,
  left: () => boolean,
  form: Form = plainForm,
): Promise<JournalCheck | null> => {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    const checker = lineChecker();
    const room = Buffer.alloc(pieceBytes);
    let begun: Buffer[] = [];
    let first = 1;
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(room, 0, Math.min(pieceBytes, size - at), at);
      if (bytesRead === 0 || left()) return null;
      at += bytesRead;
      const piece = room.subarray(0, bytesRead);
      const cut = piece.lastIndexOf(lineFeed) + 1;
      if (cut > 0) {
        const whole = Buffer.concat([...begun, piece.subarray(0, cut)]);
        const plain = [...linesOf(form.readLines(journalPlace(path), whole, first).plain)];
        // The last one is left out where it does not open; it counts all the same.
        const count = [...linesOf(whole)].length;
        for (let index = 0; index < count; index += 1) checker.take(plain[index] ?? nothing);
        first += count;
        begun = [];
      }
      if (cut < bytesRead) begun.push(Buffer.from(piece.subarray(cut)));
      if (at < size) await setTimeout(pause);
    }
    return checker.end();
  } catch {
    return null;
  } finally {
    await file.close().catch(() => undefined);
  }
};
