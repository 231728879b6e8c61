import type { BackupPlace } from '#shared/contract.ts';
import { backupReminder } from '#shared/rules/backup-places.ts';
import type { Host } from './host.ts';

/** What is told of one place outside of the window, or null. It names no folder: others may see the screen. */
const sentenceOn = (place: BackupPlace, now: string): string | null => {
  if (place.which === 'first' && place.state === 'missing') {
    return 'The backup folder cannot be reached. Your entries are safe here. Connect the drive, or choose another folder.';
  }
  if (backupReminder([place], now) === null) return null;
  return place.which === 'first'
    ? 'No backup could be kept for some days. Your entries are safe here. Choose another folder for backups.'
    : 'The second place for backups has been away for some time. Connect it when you can.';
};

/**
 * Tells outside of the window that a place for backups is away: the first one as soon as it is missed, the second when a
 * reminder is due. Once for each absence: it is told again only after the place was there in between.
 */
export const createBackupNotice = (host: Host, places: () => readonly BackupPlace[]): (() => void) => {
  const told = new Set<string>();
  return () => {
    const now = host.clock().toISOString();
    for (const place of places()) {
      const sentence = sentenceOn(place, now);
      const since = place.state === 'missing' ? place.seenAt : place.madeAt;
      const absence = `${place.which} ${place.folder} ${since ?? 'never'}`;
      if (sentence === null || told.has(absence)) continue;
      told.add(absence);
      host.notify?.({ clientId: null, day: absence, title: 'Good Terms', body: sentence });
    }
  };
};
