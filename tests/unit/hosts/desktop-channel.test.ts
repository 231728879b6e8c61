import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answerWindow } from '#main/desktop/ipc.ts';
import { isOwnAddress, requestChannel } from '#main/desktop/origin.ts';
import { partOf } from '../../builders/electron-double/partial.ts';
import { fakeContents, fakeFrame, invokeHandlers, ipcMain } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const own = 'app://good-terms/index.html#/clients/a';
let handled: unknown[] = [];
let heard: unknown[] = [];
let ours: WebContents | null = null;

const send = (sender: WebContents, senderFrame: WebFrameMain | null): unknown =>
  invokeHandlers.get(requestChannel)?.(
    partOf<IpcMainInvokeEvent>('event', { sender, senderFrame, type: 'frame' }),
    'app.state',
    null,
  );

beforeEach(() => {
  handled = [];
  heard = [];
  invokeHandlers.clear();
  answerWindow(
    ipcMain,
    () => ours,
    async (name, input) => {
      handled.push([name, input]);
      return { ok: true, value: 'answered' };
    },
    (name) => heard.push(name),
  );
});

const refused = { ok: false, error: { code: 'internal', message: expect.stringMatching(/did not come from the app/) } };

describe('A request over the desktop channel', () => {
  test('from the main frame of our window, on our page, reaches the app', async () => {
    const { contents } = fakeContents(own);
    ours = contents;
    expect(await send(contents, contents.mainFrame)).toEqual({ ok: true, value: 'answered' });
    expect(handled).toEqual([['app.state', null]]);
    expect(heard).toEqual(['app.state']);
  });

  test.each([
    ['another page of the web', 'https://good-terms/index.html'],
    ['another host of the scheme', 'app://evil/index.html'],
    ['a host that begins like ours', 'app://good-terms.evil/index.html'],
    ['a user name that looks like ours', 'app://good-terms@evil/index.html'],
    ['a file', 'file:///index.html'],
    ['an empty page', 'about:blank'],
    ['data', 'data:text/html,x'],
    ['no address', ''],
  ])('from %s is not carried out', async (_what, url) => {
    const { contents } = fakeContents(url);
    ours = contents;
    expect(await send(contents, contents.mainFrame)).toEqual(refused);
    expect(isOwnAddress(url)).toBe(false);
  });

  test('from a frame inside our page is not carried out', async () => {
    const { contents } = fakeContents(own);
    ours = contents;
    expect(await send(contents, fakeFrame(own, contents.mainFrame))).toEqual(refused);
  });

  test('from a frame that is only said to be the main frame is not carried out', async () => {
    const { contents } = fakeContents(own);
    ours = contents;
    expect(await send(contents, fakeFrame(own))).toEqual(refused);
  });

  test('from another window is not carried out', async () => {
    ours = fakeContents(own).contents;
    const { contents } = fakeContents(own);
    expect(await send(contents, contents.mainFrame)).toEqual(refused);
  });

  test('from a frame that has gone is not carried out', async () => {
    const gone = new Proxy(fakeFrame(own), {
      get: () => {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      },
    });
    const { contents } = fakeContents(own, gone);
    ours = contents;
    expect(await send(contents, gone)).toEqual(refused);
    expect(await send(contents, null)).toEqual(refused);
  });

  test('from a window that is destroyed, or before there is one, is not carried out', async () => {
    const fake = fakeContents(own);
    fake.destroyed = true;
    ours = fake.contents;
    expect(await send(fake.contents, fake.contents.mainFrame)).toEqual(refused);
    ours = null;
    expect(await send(fake.contents, fake.contents.mainFrame)).toEqual(refused);
    expect(handled).toEqual([]);
    expect(heard).toEqual([]);
  });
});
