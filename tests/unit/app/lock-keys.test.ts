/** What is left of the keys in the memory of the app once it is locked. */
import { beforeEach, expect, test, vi } from 'vitest';
import { startApp } from '../../builders/app.ts';
import { passphrase, setPassphrase, writeSecrets } from '../../builders/locked.ts';

/** Every copy of the data key that was taken out of a keyring or put into one, except to look whether it fits. */
const keys = vi.hoisted(() => new Set<Uint8Array>());

vi.mock('#main/workspace/crypto/keyring.ts', async (original) => {
  const real = await original<typeof import('#main/workspace/crypto/keyring.ts')>();
  const noted = <T extends Uint8Array | null>(key: T): T => {
    if (key !== null) keys.add(key);
    return key;
  };
  return {
    ...real,
    openWithPassphrase: async (...asked: Parameters<typeof real.openWithPassphrase>) =>
      noted(await real.openWithPassphrase(...asked)),
    openWithCode: (...asked: Parameters<typeof real.openWithCode>) => noted(real.openWithCode(...asked)),
    keyringFor: (...asked: Parameters<typeof real.keyringFor>) => {
      noted(asked[0]);
      return real.keyringFor(...asked);
    },
  } satisfies typeof real;
});

beforeEach(() => keys.clear());

const inMemory = (): number => [...keys].filter((key) => key.some((byte) => byte !== 0)).length;

test('A lock leaves no copy of the key, whichever way it was opened and whatever was done in between', async () => {
  const running = await startApp();
  await writeSecrets(running);
  const code = await setPassphrase(running);
  await running.ask('lock.now', { why: 'asked' });
  expect([keys.size > 0, inMemory()]).toEqual([true, 0]);

  await running.ask('lock.unlock', { by: 'passphrase', passphrase });
  const next = 'another four quiet words';
  await running.ask('lock.change', { current: passphrase, passphrase: next });
  expect(inMemory()).toBe(1);
  await running.ask('lock.now', { why: 'idle' });
  expect(inMemory()).toBe(0);

  await running.ask('lock.unlock', { by: 'code', code });
  expect(inMemory()).toBe(1);
  await running.ask('lock.remove', { passphrase: next });
  expect(inMemory()).toBe(0);
  await running.app.stop();
});
