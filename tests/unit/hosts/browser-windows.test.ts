import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createWindows } from '#main/browser/events.ts';

const stream = (): ServerResponse => new ServerResponse(new IncomingMessage(new Socket()));
const left = async (response: ServerResponse): Promise<void> => {
  const closed = once(response, 'close');
  response.destroy();
  await closed;
};

test('A window that left while it waited for another does not keep the app to itself', async () => {
  const windows = createWindows(60_000);
  const first = stream();
  expect(await windows.attach('first', first)).toBe(true);
  const second = stream();
  const attached = windows.attach('second', second);
  await left(second);
  await left(first);
  expect(await attached).toBe(false);
  expect(windows.connected()).toBe(false);
  expect(await windows.attach('third', stream())).toBe(true);
});

test('A window that comes while the one before it is leaving is let in once that has left', async () => {
  const windows = createWindows(60_000);
  const first = stream();
  await windows.attach('first', first);
  const admitted = windows.admits('second');
  await left(first);
  expect(await admitted).toBe(true);
});
