import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WindowFiles } from '#main/app/window-files.ts';
import { createWindows } from '#main/browser/events.ts';
import { listen } from '#main/browser/server.ts';
import { createSession, type Session } from '#main/browser/session.ts';
import { noAttachments } from '../../builders/attachments.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const files: WindowFiles = new Map([
  ['index.html', { bytes: text('<title>Good Terms</title>'), mediaType: 'text/html; charset=utf-8' }],
  ['assets/index.js', { bytes: text('1'), mediaType: 'text/javascript; charset=utf-8' }],
]);

type Answer = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: string };
type Ask = {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

let session: Session;
let windows: ReturnType<typeof createWindows>;
let running: Awaited<ReturnType<typeof listen>>;
let handled: unknown[] = [];
let heard: string[] = [];
let parts: unknown[] = [];

const ask = ({ path = '/', method = 'GET', headers = {}, body }: Ask): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: running.port, path, method, headers, agent: false },
      (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          received += chunk;
        });
        response.once('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: received }),
        );
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });

/** The cookie a browser has after it opened the printed address. */
const enter = async (): Promise<string> => {
  const answer = await ask({ path: `/?token=${session.token}` });
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
};
const origin = (): string => `http://127.0.0.1:${running.port}`;
const json = { 'Content-Type': 'application/json' };

beforeEach(async () => {
  session = createSession();
  windows = createWindows(150);
  handled = [];
  heard = [];
  parts = [];
  running = await listen(
    {
      app: {
        handle: async (name, input) => {
          handled.push([name, input]);
          return { ok: true, value: null };
        },
        resource: async (path) =>
          path === 'packs/abc.pdf' ? { bytes: text('%PDF'), mediaType: 'application/pdf' } : null,
        file: async ({ pathname }) => {
          const ends = pathname.startsWith('/files/aaaa');
          if (!ends && !pathname.startsWith('/files/cccc')) return null;
          const stream = Readable.from(
            (async function* () {
              yield Buffer.from('the file');
              if (!ends) throw new Error('altered');
            })(),
          );
          return { headers: { 'Content-Disposition': 'inline', 'Content-Length': ends ? '8' : '20' }, stream };
        },
        filePart: async (to, at, body) => {
          parts.push([to, at, Buffer.from(body).toString()]);
          return { ok: true, value: { received: body.length } };
        },
      },
      files,
      session,
      windows,
      heard: (name) => heard.push(name),
    },
    0,
  );
});

afterEach(async () => {
  windows.close();
  running.server.closeAllConnections();
  await new Promise((resolve) => running.server.close(resolve));
});

describe('Opening the printed address', () => {
  test('gives a cookie no script can read and leads to the page without the token', async () => {
    const answer = await ask({ path: `/?token=${session.token}` });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(String(answer.headers['set-cookie'])).toMatch(
      new RegExp(`^good-terms-${running.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
  });

  test('works once: the same token opens nothing for anyone else', async () => {
    await enter();
    const again = await ask({ path: `/?token=${session.token}` });
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('still leads to the page in the browser that used it first', async () => {
    const cookie = await enter();
    expect((await ask({ path: `/?token=${session.token}`, headers: { Cookie: cookie } })).status).toBe(303);
  });

  test('opens nothing with a wrong token, and the right one still works after', async () => {
    expect((await ask({ path: '/?token=guess' })).status).toBe(403);
    expect(await enter()).toMatch(/^good-terms-/);
  });
});

describe('A request', () => {
  test('without the cookie is refused, whatever it asks for', async () => {
    const asks: Ask[] = [
      {},
      { path: '/assets/index.js' },
      { path: '/packs/abc.pdf' },
      { path: '/events?window=a' },
      { path: '/api/app.state', method: 'POST', headers: { ...json, Origin: origin() }, body: 'null' },
    ];
    expect(await Promise.all(asks.map(async (one) => (await ask(one)).status))).toEqual([403, 403, 403, 403, 403]);
    expect(handled).toEqual([]);
  });

  test('with the cookie of another port is refused', async () => {
    const cookie = (await enter()).replace(`good-terms-${running.port}`, 'good-terms-1');
    expect((await ask({ headers: { Cookie: cookie } })).status).toBe(403);
  });

  test('under another host name is refused, so that a rebound name reaches nothing', async () => {
    const cookie = await enter();
    const hosts = ['evil.example', `localhost:${running.port}`, `127.0.0.1:${running.port + 1}`, '127.0.0.1'];
    const answers = await Promise.all(hosts.map((host) => ask({ headers: { Cookie: cookie, Host: host } })));
    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403, 403]);
  });

  test('from another origin is refused, with or without the cookie', async () => {
    const cookie = await enter();
    for (const foreign of ['https://evil.example', 'null', `http://127.0.0.1:${running.port + 1}`]) {
      const headers = { ...json, Cookie: cookie, Origin: foreign };
      expect((await ask({ path: '/api/backup.make', method: 'POST', headers, body: 'null' })).status).toBe(403);
      expect((await ask({ headers })).status).toBe(403);
    }
    expect(handled).toEqual([]);
  });

  test('that another site caused is refused even without an Origin', async () => {
    const cookie = await enter();
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask({ headers: { Cookie: cookie, 'Sec-Fetch-Site': site } })).status).toBe(403);
    }
    expect((await ask({ headers: { Cookie: cookie, 'Sec-Fetch-Site': 'none' } })).status).toBe(200);
  });

  test('that changes something needs an Origin', async () => {
    const cookie = await enter();
    const headers = { ...json, Cookie: cookie };
    expect((await ask({ path: '/api/backup.make', method: 'POST', headers, body: 'null' })).status).toBe(403);
    expect(handled).toEqual([]);
  });

  test('of our own page reaches the app, and the host hears its name', async () => {
    const cookie = await enter();
    const headers = { ...json, Cookie: cookie, Origin: origin(), 'X-Window': 'a' };
    const answer = await ask({ path: '/api/app.flushed', method: 'POST', headers, body: '{"a":"ü\\ud800"}' });
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true,"value":null}' });
    expect(handled).toEqual([['app.flushed', { a: 'ü\ud800' }]]);
    expect(heard).toEqual(['app.flushed']);
  });

  test('that is no JSON, no UTF-8 or too long never reaches the app', async () => {
    const headers = { ...json, Cookie: await enter(), Origin: origin() };
    const post = async (more: Record<string, string>, body: string): Promise<number> =>
      (await ask({ path: '/api/app.state', method: 'POST', headers: { ...headers, ...more }, body })).status;
    expect(await post({}, '{')).toBe(400);
    expect(await post({ 'Content-Type': 'text/plain' }, 'null')).toBe(415);
    expect(await post({ 'Content-Length': String(64 * 1024 * 1024) }, '')).toBe(413);
    expect(await post({ 'Transfer-Encoding': 'chunked' }, 'null')).toBe(413);
    expect(handled).toEqual([]);
  });

  test('with any other method is refused', async () => {
    const headers = { Cookie: await enter(), Origin: origin() };
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH'])
      expect((await ask({ method, headers })).status).toBe(405);
  });

  test('for a path outside the built window finds nothing', async () => {
    const headers = { Cookie: await enter() };
    const paths = [
      '/../package.json',
      '/assets/../../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/..%5c..%5cpackage.json',
      '/package.json',
      '/assets/',
      '/assets/index.js%00',
      '/packs/..%2fworkspace.json',
      '/packs/../workspace.json',
      '/packs/other.pdf',
    ];
    const answers = await Promise.all(paths.map((path) => ask({ path, headers })));
    expect(answers.map((answer) => answer.status)).toEqual(paths.map(() => 404));
    for (const path of ['//evil.example/', 'http://evil.example/']) {
      expect((await ask({ path, headers })).status).toBe(400);
    }
  });
});

describe('An answer', () => {
  test('carries the security headers, also when it refuses', async () => {
    const cookie = await enter();
    const answers = await Promise.all([
      ask({}),
      ask({ headers: { Cookie: cookie } }),
      ask({ path: '/nothing', headers: { Cookie: cookie } }),
      ask({ path: '/packs/abc.pdf', headers: { Cookie: cookie } }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([403, 200, 404, 200]);
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
    }
    expect(answers[3]).toMatchObject({ body: '%PDF', headers: { 'content-type': 'application/pdf' } });
  });
});

describe('Attachments', () => {
  const upload = '0a1b2c3d-0000-4000-8000-0123456789ab';
  const bytes = { 'Content-Type': 'application/octet-stream' };
  const kept = `/files/${'a'.repeat(64)}?name=x&type=image/png`;

  test('come in by parts from our own page only', async () => {
    const path = `/files/${upload}?at=4194304`;
    const cookie = await enter();
    const headers = { ...bytes, Cookie: cookie, Origin: origin() };
    const post = async (more: Record<string, string>, to = path, body = 'abc'): Promise<number> =>
      (await ask({ path: to, method: 'POST', headers: { ...headers, ...more }, body })).status;
    expect(await post({ Cookie: '' })).toBe(403);
    expect(await post({ Origin: 'https://evil.example' })).toBe(403);
    expect((await ask({ path, method: 'POST', headers: { ...bytes, Cookie: cookie }, body: 'abc' })).status).toBe(403);
    expect(await post({ 'Content-Type': 'application/json' })).toBe(415);
    expect(await post({ 'Content-Length': String(4 * 1024 * 1024 + 1) }, path, '')).toBe(413);
    expect(await post({ 'Transfer-Encoding': 'chunked' })).toBe(413);
    for (const to of [
      '/files/',
      `/files/${upload}`,
      `/files/${upload}?at=-1`,
      '/files/../x?at=0',
      '/files/..%2fx?at=0',
    ]) {
      expect(await post({}, to)).not.toBe(200);
    }
    expect(parts).toEqual([]);
    const answer = await ask({ path, method: 'POST', headers, body: 'abc' });
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true,"value":{"received":3}}' });
    expect(parts).toEqual([[upload, 4_194_304, 'abc']]);
  });

  test('are cut off when the sender leaves in the middle, and nothing of that part is taken', async () => {
    const headers = { ...bytes, Cookie: await enter(), Origin: origin(), 'Content-Length': '1000' };
    const socket = request({
      host: '127.0.0.1',
      port: running.port,
      path: `/files/${upload}?at=0`,
      method: 'POST',
      headers,
      agent: false,
    });
    const left = new Promise((resolve) => socket.once('error', resolve));
    socket.write('half of it');
    const [inside] = await once(running.server, 'request');
    socket.destroy();
    await Promise.all([left, new Promise((resolve) => inside.once('close', resolve))]);
    expect(parts).toEqual([]);
  });

  test('go out to our own page only, with their own headers', async () => {
    expect((await ask({ path: kept })).status).toBe(403);
    const cookie = await enter();
    expect((await ask({ path: kept, headers: { Cookie: cookie, Origin: 'https://evil.example' } })).status).toBe(403);
    const answer = await ask({ path: kept, headers: { Cookie: cookie } });
    expect(answer).toMatchObject({ status: 200, body: 'the file', headers: { 'content-disposition': 'inline' } });
    const gone = await ask({ path: kept.replace('a'.repeat(64), 'b'.repeat(64)), headers: { Cookie: cookie } });
    expect(gone).toMatchObject({ status: 404, body: expect.stringContaining('missing from this computer') });
  });

  test('that turn out not to be what was attached break off instead of ending well', async () => {
    const headers = { Cookie: await enter() };
    await expect(ask({ path: kept.replace('a'.repeat(64), 'c'.repeat(64)), headers })).rejects.toThrow();
  });
});

describe('The port', () => {
  test('is open on 127.0.0.1 and on no other address of this computer', async () => {
    expect(running.server.address()).toMatchObject({ address: '127.0.0.1', family: 'IPv4' });
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .map((one) => one.address)
      .filter((address) => address !== '127.0.0.1' && !address.startsWith('fe80'));
    const refused = await Promise.all(
      others.map(
        (host) =>
          new Promise((resolve) => {
            const socket = connect({ host, port: running.port });
            socket.once('connect', () => {
              socket.destroy();
              resolve(false);
            });
            socket.once('error', () => resolve(true));
          }),
      ),
    );
    expect(refused).toEqual(others.map(() => true));
  });

  test('that is taken is an error at the start', async () => {
    const handle = async () => ({ ok: true, value: null }) as const;
    const parts = { app: { handle, resource: async () => null, ...noAttachments } };
    await expect(listen({ ...parts, files, session, windows, heard: () => {} }, running.port)).rejects.toThrow();
  });
});

describe('Events', () => {
  type Stream = { readonly status: number; readonly received: () => string; readonly close: () => void };
  const open = (cookie: string, window: string): Promise<Stream> =>
    new Promise((resolve, reject) => {
      const headers = { Cookie: cookie };
      const asked = request(
        { host: '127.0.0.1', port: running.port, path: `/events?window=${window}`, headers, agent: false },
        (response) => {
          let received = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            received += chunk;
          });
          response.on('error', () => undefined);
          const status = response.statusCode ?? 0;
          resolve({ status, received: () => received, close: () => asked.destroy() });
        },
      );
      asked.once('error', reject);
      asked.end();
    });
  const speak = async (cookie: string, window: string): Promise<number> => {
    const headers = { ...json, Cookie: cookie, Origin: origin(), 'X-Window': window };
    return (await ask({ path: '/api/app.state', method: 'POST', headers, body: 'null' })).status;
  };

  test('reach the open window', async () => {
    const stream = await open(await enter(), 'a');
    await expect.poll(stream.received).toContain('retry');
    windows.emit('flush.requested', null);
    await expect.poll(stream.received).toContain('event: flush.requested\ndata: null\n\n');
    stream.close();
  });

  test('go to one window: a second one is refused, and so are its requests', async () => {
    const cookie = await enter();
    const first = await open(cookie, 'a');
    await expect.poll(first.received).toContain('retry');
    expect((await open(cookie, 'b')).status).toBe(409);
    expect(await speak(cookie, 'b')).toBe(409);
    expect(await speak(cookie, 'a')).toBe(200);
    first.close();
  });

  test('go to the next window as soon as the first is gone, also when it asks just before', async () => {
    const cookie = await enter();
    const first = await open(cookie, 'a');
    await expect.poll(first.received).toContain('retry');
    const second = open(cookie, 'b');
    first.close();
    expect((await second).status).toBe(200);
    expect(await speak(cookie, 'b')).toBe(200);
    (await second).close();
  });
});
