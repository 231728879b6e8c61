/** Passphrases and codes for commands: from a prompt that shows nothing, or from a file descriptor. Never an argument. */
import { fstatSync, readSync } from 'node:fs';

/** The first line a descriptor gives, without its line feed. Rejects with the system's error. */
const lineFrom = (fd: number): string => {
  const kind = fstatSync(fd);
  const readable = kind.isFile() || kind.isFIFO() || kind.isSocket() || kind.isCharacterDevice();
  if (!readable) throw new Error('Nothing can be read from here.');
  const bytes: Buffer[] = [];
  const part = Buffer.alloc(4096);
  for (;;) {
    let length = 0;
    try {
      length = readSync(fd, part);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') {
        // The other side has not written yet.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        continue;
      }
      if (error instanceof Error && 'code' in error && error.code === 'EOF') break;
      throw error;
    }
    if (length === 0) break;
    bytes.push(Buffer.from(part.subarray(0, length)));
    if (part.subarray(0, length).includes(10)) break;
  }
  return Buffer.concat(bytes).toString('utf8').split(/\r?\n/)[0] ?? '';
};

const [enter, feed, interrupt, end, backspace, del] = ['\r', '\n', '\u0003', '\u0004', '\b', '\u007f'] as const;

/** One line typed at a terminal, which shows nothing of it. Null when it was broken off. */
const typed = (question: string): Promise<string | null> =>
  new Promise((resolve) => {
    const { stdin, stderr } = process;
    stderr.write(question);
    stdin.setRawMode(true);
    stdin.setEncoding('utf8');
    stdin.resume();
    let text = '';
    const finish = (answer: string | null): void => {
      stdin.off('data', hear);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      resolve(answer);
    };
    const hear = (part: string): void => {
      for (const sign of part) {
        const ends = sign === enter || sign === feed;
        if (ends || sign === interrupt || sign === end) {
          finish(ends ? text : null);
          return;
        }
        if (sign === backspace || sign === del) text = [...text].slice(0, -1).join('');
        else text += sign;
      }
    };
    stdin.on('data', hear);
  });

/** The secret, or a sentence why there is none. `descriptor` is the number given, or empty; `option` names where it belongs. */
export const secretFrom = async (
  descriptor: string,
  option: string,
  question: string,
): Promise<{ readonly secret: string } | { readonly why: string }> => {
  if (descriptor !== '') {
    try {
      const secret = lineFrom(Number(descriptor));
      return secret === ''
        ? { why: `--${option}: there is nothing to read from descriptor ${descriptor}.` }
        : { secret };
    } catch {
      return { why: `--${option}: descriptor ${descriptor} cannot be read.` };
    }
  }
  if (!process.stdin.isTTY) {
    return { why: `There is no terminal to ask at. Give the secret through a file descriptor: --${option} N.` };
  }
  const secret = await typed(question);
  return secret === null || secret === '' ? { why: 'Nothing was typed, so nothing was changed.' } : { secret };
};
