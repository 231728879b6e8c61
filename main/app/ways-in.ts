/** The ways into a locked workspace: its passphrase and its recovery code. Wrong ones are counted, and waited for. */
import type { Result } from '#shared/contract.ts';
import type { Access } from '../workspace/form.ts';
import { accessByCode, accessByPassphrase, type LockFound } from '../workspace/protection.ts';
import { fail, ok } from '../workspace/result.ts';
import { createLockAttempts } from './lock-attempts.ts';

export type WaysIn = {
  readonly byPassphrase: (passphrase: string) => Promise<Result<Access>>;
  readonly byCode: (code: string) => Promise<Result<Access>>;
  /** Seconds until another try is looked at. */
  readonly wait: () => number;
};

const wrongPassphrase = 'That was not it. Nothing is lost; try again.';
const wrongCode = (what: What): string =>
  `This is not the recovery code of this ${what}. Nothing is lost; look at the paper once more.`;
const noPassphrase = fail('conflict', 'No passphrase is set here. Nothing was changed.');
const keyringGone = fail(
  'not-found',
  'The file with the key (keyring.json) is gone or damaged, so the passphrase opens nothing. Your recovery code does.',
);
const beyond = fail(
  'unreadable',
  'The file with the key (keyring.json) is gone, and no document is left that the recovery code could open. Restore a backup: it holds both.',
);

const beyondBackup = fail(
  'unreadable',
  'The file with the key (keyring.json) is damaged in this backup, and so is every document the recovery code could open. Choose another backup.',
);

type What = 'workspace' | 'backup';

const waiting = (seconds: number): Result<never> =>
  fail(
    'invalid',
    `Please wait ${seconds === 1 ? 'one second' : `${seconds} seconds`}, then try again. Nothing is lost.`,
  );

/** `found` looks at the workspace anew each time: a keyring may come back. */
export const createWaysIn = (clock: () => Date, found: () => LockFound, what: What = 'workspace'): WaysIn => {
  const attempts = createLockAttempts(clock);

  const tried = async (open: () => Promise<Access | null>, wrong: string): Promise<Result<Access>> => {
    const seconds = attempts.wait();
    if (seconds > 0) return waiting(seconds);
    const opened = await open();
    if (opened !== null) {
      attempts.right();
      return ok(opened);
    }
    attempts.wrong();
    const next = attempts.wait();
    return fail('invalid', next === 0 ? wrong : `${wrong} The next try is in ${next} seconds.`);
  };

  return {
    wait: attempts.wait,
    byPassphrase: async (passphrase) => {
      const now = found();
      if (now.state === 'open') return noPassphrase;
      const { keyring } = now;
      return keyring === null ? keyringGone : tried(() => accessByPassphrase(keyring, passphrase), wrongPassphrase);
    },
    byCode: async (code) => {
      const now = found();
      if (now.state === 'open') return noPassphrase;
      const { recovery } = now;
      return recovery === null
        ? what === 'backup'
          ? beyondBackup
          : beyond
        : tried(async () => accessByCode(recovery, code), wrongCode(what));
    },
  };
};
