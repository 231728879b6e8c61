import type { LockingApp } from '../app/locking-app.ts';
import { ask, withWorkspace } from './asking.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { secretFrom } from './secrets.ts';

const refused = (why: string, field = 'passphrase-fd'): Outcome => failed({ code: 'invalid', message: why, field });

const newPassphrase = ({ option }: Given) =>
  secretFrom(option('new-passphrase-fd'), 'new-passphrase-fd', 'New passphrase: ');

/** At a terminal it is typed twice: nobody sees what they type. */
const chosen = async (given: Given): Promise<{ readonly secret: string } | { readonly why: string }> => {
  const first = await newPassphrase(given);
  if ('why' in first || given.option('new-passphrase-fd') !== '') return first;
  const second = await newPassphrase(given);
  if ('why' in second) return second;
  return second.secret === first.secret ? first : { why: 'The two are not the same. Nothing was changed.' };
};

const losing =
  'Print it and keep it away from this computer. If you lose both it and the passphrase, nobody can open your records again.';

const set = async (app: LockingApp, given: Given): Promise<Outcome> => {
  const next = await chosen(given);
  if ('why' in next) return refused(next.why, 'new-passphrase-fd');
  const code = await ask(app, 'lock.code', null);
  if (!code.ok) return failed(code.error);
  const made = await ask(app, 'lock.set', { passphrase: next.secret, code: code.value });
  if (!made.ok) return failed(made.error);
  return done({ recoveryCode: code.value }, [
    'The passphrase is set, and every file of the workspace is encrypted.',
    `Recovery code: ${code.value}`,
    losing,
    'Backups made before stay as they are, readable without a passphrase.',
  ]);
};

const change = async (app: LockingApp, given: Given, current: string | null): Promise<Outcome> => {
  const next = await chosen(given);
  if ('why' in next) return refused(next.why, 'new-passphrase-fd');
  const changed = await ask(app, 'lock.change', { current, passphrase: next.secret });
  if (!changed.ok) return failed(changed.error);
  return done({}, [
    'The passphrase was changed. The recovery code is the same as before.',
    'Backups made before open with the passphrase of then. If somebody knows it, remove the passphrase and set a new one: that makes a new key.',
  ]);
};

const remove = async (app: LockingApp, current: string | null): Promise<Outcome> => {
  if (current === null)
    return refused('Removing it needs the passphrase itself. Change it first with the recovery code.');
  const removed = await ask(app, 'lock.remove', { passphrase: current });
  if (!removed.ok) return failed(removed.error);
  return done({}, ['The passphrase was removed. The files of the workspace are plain again.']);
};

/** Sets, changes or removes the passphrase of a workspace. */
export const runPassphrase = (given: Given): Promise<Outcome> =>
  withWorkspace(given, async (app, opened) => {
    if (given.place === 'set') return set(app, given);
    if (opened === null) {
      return failed({ code: 'conflict', message: 'No passphrase is set for this workspace. Nothing was changed.' });
    }
    const current = opened.by === 'passphrase' ? opened.secret : null;
    return given.place === 'change' ? change(app, given, current) : remove(app, current);
  });
