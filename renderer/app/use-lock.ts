import { useEffect } from 'react';
import { announceNow, loadLock, lockWhenQuiet, toast } from '../state/index.ts';

const stay = { label: 'Stay open', onPress: () => undefined };

const warn = (): void => {
  const sentence = 'Good Terms locks in a minute. Press a key or move the pointer to stay.';
  toast(sentence, [stay]);
  announceNow(sentence);
};

/** Knows whether there is a passphrase, and locks after quiet minutes when there is one. */
export const useLock = (): void => {
  useEffect(() => {
    void loadLock();
    return lockWhenQuiet(warn, toast);
  }, []);
};
