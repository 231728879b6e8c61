import { open } from 'node:fs/promises';
import { type JournalCheck, lineChecker } from './verify-journal.ts';

// Lines of a piece are checked in one turn: a few milliseconds.
const pieceBytes = 64 * 1024;
const lineFeed = 10;

/**
 * Checks the whole lines of a journal file in full, piece by piece beside other work; what is added meanwhile is not looked
 * at. Null when `left` says that nobody waits for it any more, or when the file cannot be read. Never rejects.
 */
export const checkJournal = async (path: string, left: () => boolean): Promise<JournalCheck | null> => {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    const checker = lineChecker();
    let begun: Buffer[] = [];
    for (let at = 0; at < size; ) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(pieceBytes), 0, Math.min(pieceBytes, size - at), at);
      if (bytesRead === 0 || left()) return null;
      at += bytesRead;
      const piece = buffer.subarray(0, bytesRead);
      let start = 0;
      for (let feed = piece.indexOf(lineFeed); feed !== -1; feed = piece.indexOf(lineFeed, start)) {
        const end = piece.subarray(start, feed);
        checker.take(begun.length === 0 ? end : Buffer.concat([...begun, end]));
        begun = [];
        start = feed + 1;
      }
      if (start < bytesRead) begun.push(piece.subarray(start));
    }
    return checker.end();
  } catch {
    return null;
  } finally {
    await file.close().catch(() => undefined);
  }
};
