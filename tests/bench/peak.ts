import { existsSync, readFileSync } from 'node:fs';

const status = '/proc/self/status';

/**
 * The most this process ever held, in bytes. Linux counts it since the program began (what `resourceUsage` says there is at
 * least that of the process that started it); elsewhere what is held now has to do.
 */
export const peak = (): number => {
  const kilobytes = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return kilobytes === undefined ? process.memoryUsage.rss() : Number(kilobytes) * 1024;
};
