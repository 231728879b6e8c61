import { Readable } from 'node:stream';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { contentSecurityPolicy } from '#main/app/security-headers.ts';
import type { WindowFiles } from '#main/app/window-files.ts';
import { guardAll, guardSession, silenceChromium } from '#main/desktop/guards.ts';
import { answerScheme, registerScheme } from '#main/desktop/protocol.ts';
import { noAttachments } from '../../builders/attachments.ts';
import { app, appEvents, fakeContents, fakeSession, log, privileged, protocol, schemes } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const own = 'app://good-terms/index.html';

beforeEach(() => {
  log.length = 0;
  privileged.length = 0;
  appEvents.removeAllListeners();
});

describe('Every page of the app', () => {
  const guarded = () => {
    const fake = fakeContents(own);
    guardAll(app);
    appEvents.emit('web-contents-created', {}, fake.contents);
    return fake;
  };

  test.each(['will-navigate', 'will-frame-navigate'])('stays where it is at %s', (event) => {
    const fake = guarded();
    for (const url of [
      'https://example.com/',
      'app://good-terms/other.html',
      'app://evil/index.html',
      'file:///etc/passwd',
      '',
    ]) {
      expect(fake.refuses(event, url), url).toBe(true);
    }
    expect(fake.refuses(event, `${own}#/settings`)).toBe(false);
  });

  test('follows no redirect and embeds no other page', () => {
    const fake = guarded();
    expect(fake.refuses('will-redirect', own)).toBe(true);
    expect(fake.refuses('will-attach-webview', own)).toBe(true);
  });

  test('opens no window, not even one of its own', () => {
    const fake = guarded();
    expect([fake.opens('https://example.com/'), fake.opens(own), fake.opens('about:blank')]).toEqual([
      'deny',
      'deny',
      'deny',
    ]);
  });
});

describe('The session', () => {
  test('grants no permission and picks no device', () => {
    const { session, handlers } = fakeSession();
    guardSession(session, true);
    const { contents } = fakeContents(own);
    const answers: boolean[] = [];
    const details = { isMainFrame: true, requestingUrl: own };
    for (const permission of [
      'clipboard-read',
      'geolocation',
      'media',
      'notifications',
      'openExternal',
      'fileSystem',
    ] as const) {
      handlers.request?.(contents, permission, (granted) => answers.push(granted), details);
      answers.push(handlers.check?.(contents, permission, own, { isMainFrame: true }) ?? true);
    }
    expect(answers).toEqual(answers.map(() => false));
    expect(handlers.device?.({ deviceType: 'usb', origin: own, device: Object.create(null) })).toBe(false);
    const streams: unknown[] = [];
    handlers.media?.(Object.create(null), (granted) => streams.push(granted));
    expect(streams).toEqual([{}]);
  });

  test('downloads nothing but files the window itself has made', () => {
    const { session, events } = fakeSession();
    guardSession(session, false);
    const refuses = (url: string): boolean => {
      let refused = false;
      const event = {
        preventDefault: () => {
          refused = true;
        },
      };
      events.emit('will-download', event, { getURL: () => url });
      return refused;
    };
    expect(refuses('blob:app://good-terms/7b1c')).toBe(false);
    for (const url of ['https://example.com/a.exe', 'app://good-terms/index.html', 'blob:https://example.com/7b1c']) {
      expect(refuses(url), url).toBe(true);
    }
  });

  test('lets nothing out but to its own origin; developer tools load only while developing', () => {
    const packaged = fakeSession();
    guardSession(packaged.session, false);
    expect(packaged.letsOut('app://good-terms/assets/index.js')).toBe(true);
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1:80/',
      'ws://localhost/',
      'file:///etc/passwd',
      'app://other/index.html',
      'devtools://devtools/bundled/inspector.html',
    ]) {
      expect(packaged.letsOut(url), url).toBe(false);
    }
    const developing = fakeSession();
    guardSession(developing.session, true);
    expect(developing.letsOut('devtools://devtools/bundled/inspector.html')).toBe(true);
    expect(developing.letsOut('https://example.com/')).toBe(false);
  });

  test('has no names to resolve and no services of its own', () => {
    silenceChromium(app);
    expect(log).toContain('switch host-resolver-rules=MAP * ~NOTFOUND');
    expect(log).toContain('switch disable-background-networking');
    expect(log).toContain('switch disable-component-update');
  });
});

describe('app://', () => {
  const bytes = new TextEncoder().encode('<title>Good Terms</title>');
  const files: WindowFiles = new Map([['index.html', { bytes, mediaType: 'text/html; charset=utf-8' }]]);
  const ask = async (url: string, method = 'GET'): Promise<Response> => {
    const resource = async (path: string) =>
      path === 'packs/a.pdf' ? { bytes: new TextEncoder().encode('%PDF'), mediaType: 'application/pdf' } : null;
    answerScheme(protocol, { files, app: { resource, ...noAttachments } });
    const handler = schemes.get('app');
    if (handler === undefined) throw new Error('Nothing handles app://.');
    return handler(new Request(url, { method }));
  };

  test('is a secure origin of its own that does not pass by the content policy', () => {
    registerScheme();
    expect(privileged).toHaveLength(1);
    expect(privileged[0]).toMatchObject({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true },
    });
    expect(privileged[0]?.privileges).not.toHaveProperty('bypassCSP');
    expect(privileged[0]?.privileges).not.toHaveProperty('corsEnabled');
  });

  test('answers the page and a pack with the content policy in the header', async () => {
    const page = await ask('app://good-terms/index.html');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<title>Good Terms</title>');
    const pack = await ask('app://good-terms/packs/a.pdf');
    expect(pack.headers.get('content-type')).toBe('application/pdf');
    for (const { headers } of [page, pack, await ask('app://good-terms/nothing')]) {
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test.each([
    'app://good-terms/../package.json',
    'app://good-terms/%2e%2e/package.json',
    'app://good-terms/..%2fpackage.json',
    'app://good-terms/packs/..%2f..%2fworkspace.json',
    'app://good-terms//etc/passwd',
  ])('finds nothing at %s', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });

  test('answers no other host and no other method', async () => {
    expect((await ask('app://evil/index.html')).status).toBe(405);
    expect((await ask('app://good-terms/index.html', 'POST')).status).toBe(405);
  });
});

describe('Attachments over app://', () => {
  const files: WindowFiles = new Map();
  const upload = '0a1b2c3d-0000-4000-8000-0123456789ab';
  const parts: unknown[] = [];
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    answerScheme(protocol, {
      files,
      app: {
        resource: async () => null,
        file: async (address) =>
          address.pathname.startsWith('/files/aaaa')
            ? { headers: { 'Content-Type': 'image/png' }, stream: Readable.from([Buffer.from('the file')]) }
            : null,
        filePart: async (to, at, bytes) => {
          parts.push([to, at, Buffer.from(bytes).toString()]);
          return { ok: true, value: { received: bytes.length } };
        },
      },
    });
    const handler = schemes.get('app');
    if (handler === undefined) throw new Error('Nothing handles app://.');
    return handler(new Request(url, init));
  };

  test('come in by parts and go out as a stream with their own headers', async () => {
    const sent = await ask(`app://good-terms/files/${upload}?at=3`, { method: 'POST', body: 'abc' });
    expect(await sent.json()).toEqual({ ok: true, value: { received: 3 } });
    expect(parts).toEqual([[upload, 3, 'abc']]);
    const file = await ask(`app://good-terms/files/${'a'.repeat(64)}?name=x`);
    expect(await file.text()).toBe('the file');
    expect(file.headers.get('content-type')).toBe('image/png');
    expect((await ask(`app://good-terms/files/${'b'.repeat(64)}`)).status).toBe(404);
  });

  test('are taken at no other address, from no other host and in no larger part', async () => {
    parts.length = 0;
    const body = 'abc';
    for (const url of ['app://good-terms/files/', 'app://good-terms/index.html', `app://good-terms/files/${upload}`]) {
      expect((await ask(url, { method: 'POST', body })).status).toBe(405);
    }
    expect((await ask(`app://evil/files/${upload}?at=0`, { method: 'POST', body })).status).toBe(405);
    const large = new Uint8Array(4 * 1024 * 1024 + 1);
    expect((await ask(`app://good-terms/files/${upload}?at=0`, { method: 'POST', body: large })).status).toBe(405);
    expect(parts).toEqual([]);
  });
});

describe('The content policy', () => {
  test('allows our own files, forbids framing and never says unsafe', () => {
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(contentSecurityPolicy).toContain("worker-src 'self'");
    expect(contentSecurityPolicy).toContain("frame-ancestors 'none'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/);
  });
});
