import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileHeaders } from '#main/app/served-file.ts';
import { type Attachment, fileName } from '#shared/model/index.ts';
import { filePartSize } from '#shared/rules/attachments.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { sha256Of } from '../../builders/attachments.ts';
import { someFacts } from '../../builders/entries.ts';

const attach = async ({ app, ask }: TestApp, bytes: Uint8Array, name = 'offer.pdf'): Promise<Attachment> => {
  const { upload } = await ask('file.begin', { name, mediaType: 'application/pdf', size: bytes.length });
  for (let at = 0; at < bytes.length; at += filePartSize) {
    const sent = await app.filePart(upload, at, bytes.subarray(at, at + filePartSize));
    if (!sent.ok) throw new Error(sent.error.message);
  }
  return ask('file.finish', { upload });
};

const filled = async (bytes = randomBytes(1000)) => {
  const test = await startApp();
  const attachment = await attach(test, bytes);
  const { document } = await test.ask('client.create', { name: 'Hollis & Wren' });
  const clientId = document.id;
  const entry = await test.ask('journal.add', {
    clientId,
    facts: someFacts({ attachments: [attachment] }),
    private: null,
  });
  return { ...test, attachment, clientId, entry, path: join(test.folder, 'workspace', 'files', attachment.sha256) };
};

const again = async (old: TestApp): Promise<TestApp> => {
  await old.app.stop();
  return startApp({}, old.folder);
};

const served = async ({ app }: TestApp, address: string) => app.file(new URL(address, 'app://good-terms'));

const bytesAt = async (running: TestApp, address: string): Promise<Buffer> => {
  const file = await served(running, address);
  if (file === null) throw new Error('Nothing is served.');
  return buffer(file.stream);
};

describe('A file the window sends', () => {
  test('comes in parts and is kept under its digest with the name it had', async () => {
    const running = await startApp();
    const bytes = randomBytes(filePartSize * 2 + 5);
    const attachment = await attach(running, bytes, '../नाम.pdf');
    expect(attachment).toEqual({
      sha256: sha256Of(bytes),
      size: bytes.length,
      name: '../नाम.pdf',
      mediaType: 'application/pdf',
    });
    const folder = join(running.folder, 'workspace', 'files');
    expect(readdirSync(folder)).toEqual([attachment.sha256]);
    expect(readFileSync(join(folder, attachment.sha256)).equals(bytes)).toBe(true);
  });

  test('may be empty', async () => {
    expect((await attach(await startApp(), new Uint8Array())).size).toBe(0);
  });

  test('is not kept when parts are missing, doubled, too many or too large', async () => {
    const { app, ask, refused, folder } = await startApp();
    const begin = () => ask('file.begin', { name: 'a.txt', mediaType: '', size: 20 });
    const short = await begin();
    await app.filePart(short.upload, 0, new Uint8Array(10));
    expect((await refused('file.finish', { upload: short.upload })).message).toContain(
      'only a part of it could be read',
    );
    for (const [at, length] of [
      [0, 10],
      [20, 1],
      [10, 11],
      [10, filePartSize + 1],
    ] as const) {
      const { upload } = await begin();
      await app.filePart(upload, 0, new Uint8Array(10));
      const answer = await app.filePart(upload, at, new Uint8Array(length));
      expect(answer.ok ? '' : answer.error.message).toContain('it changed while it was being added');
      expect(await app.filePart(upload, 10, new Uint8Array(10))).toMatchObject({
        ok: false,
        error: { code: 'not-found' },
      });
    }
    expect(readdirSync(join(folder, 'workspace', 'files'))).toEqual([]);
  });

  test('is refused before it starts when it is too large or its name holds a hidden character', async () => {
    const { refused } = await startApp();
    const large = await refused('file.begin', { name: 'film.mov', mediaType: '', size: 2 * 1024 ** 3 + 1 });
    expect(large.message).toContain('larger than 2 GB');
    const named = await refused('file.begin', { name: 'a\0b', mediaType: '', size: 1 });
    expect(named).toMatchObject({ code: 'invalid', field: 'name' });
  });

  test('leaves nothing behind when it is stopped, or the app ends, or windows came and went', async () => {
    const running = await startApp();
    const { ask, app, folder } = running;
    const files = join(folder, 'workspace', 'files');
    const { upload } = await ask('file.begin', { name: 'a.txt', mediaType: '', size: 20 });
    await ask('file.stop', { upload });
    expect(readdirSync(files)).toEqual([]);
    for (let n = 0; n < 12; n += 1) await ask('file.begin', { name: 'a.txt', mediaType: '', size: 20 });
    expect(readdirSync(files).length).toBeLessThanOrEqual(8);
    await app.stop();
    expect(readdirSync(files)).toEqual([]);
  });
});

describe('An attached file', () => {
  test('is served as it was, shown only when it is a picture or a PDF, under a name that is no path', async () => {
    const running = await filled();
    const { sha256 } = running.attachment;
    const pdf = await served(running, `/files/${sha256}?name=Offer%20%E2%80%93%201.pdf&type=application/pdf`);
    expect(pdf?.headers).toMatchObject({
      'Content-Type': 'application/pdf',
      'Content-Length': '1000',
      'Content-Disposition': `inline; filename="Offer _ 1.pdf"; filename*=UTF-8''Offer%20%E2%80%93%201.pdf`,
      'X-Content-Type-Options': 'nosniff',
    });
    pdf?.stream.destroy();
    expect(sha256Of(await bytesAt(running, `/files/${sha256}`))).toBe(sha256);
    for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript', 'nonsense', '']) {
      const page = await served(
        running,
        `/files/${sha256}?${new URLSearchParams({ name: '../../x"\r\n.html', type })}`,
      );
      expect(page?.headers['Content-Type']).toBe('application/octet-stream');
      expect(page?.headers['Content-Disposition']).toBe(`attachment; filename="file"; filename*=UTF-8''file`);
      expect(page?.headers['Content-Security-Policy']).toContain('sandbox');
      page?.stream.destroy();
    }
    const path = await served(running, `/files/${sha256}?${new URLSearchParams({ name: '..\\..\\"a;b\'.exe' })}`);
    expect(path?.headers['Content-Disposition']).toBe(
      `attachment; filename="__..__a_b_.exe"; filename*=UTF-8''__.._%22a%3Bb%27.exe`,
    );
    path?.stream.destroy();
  });

  test('has a name in every script that no header is broken by and no path is made of', async () => {
    const anyName = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 80 })
      .filter((name) => fileName.safeParse(name).success);
    fc.assert(
      fc.property(anyName, (name) => {
        const headers = new Headers(fileHeaders({ name, type: 'application/pdf' }, 1));
        const value = headers.get('Content-Disposition') ?? '';
        expect(value).toMatch(/^inline; filename="[A-Za-z0-9 ._-]*"; filename\*=UTF-8''[\w.%-]*$/);
        const told = decodeURIComponent(value.split("''")[1] ?? '');
        expect(told).toBe(name.replace(/[/\\]/g, '_').replace(/^\.+/, '_'));
      }),
    );
  });

  test('is found by its digest and by nothing else', async () => {
    const running = await filled();
    const { sha256 } = running.attachment;
    for (const address of [
      '/files/',
      '/files/../workspace.json',
      '/files/%2e%2e/workspace.json',
      `/files/${sha256}/..`,
      `/files/${sha256.toUpperCase()}`,
      `/files/${sha256}%00`,
      `/files/${'0'.repeat(64)}`,
      '/files/.unused.json',
    ]) {
      expect(await served(running, address)).toBeNull();
    }
  });

  test('that is missing or has another length is named once, and the entry is read as before', async () => {
    const running = await filled();
    const other = await attach(running, randomBytes(50), 'plan.txt');
    const facts = someFacts({ attachments: [running.attachment, other] });
    await running.ask('journal.revise', {
      clientId: running.clientId,
      entryId: running.entry.id,
      facts,
      private: null,
    });
    rmSync(running.path);
    writeFileSync(join(running.folder, 'workspace', 'files', other.sha256), 'short');
    const next = await again(running);
    const state = await next.ask('app.state', null);
    expect(state.damagedFiles).toEqual([
      { sha256: running.attachment.sha256, state: 'missing' },
      { sha256: other.sha256, state: 'altered' },
    ]);
    expect(state.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^The file “offer\.pdf”, attached to an entry of .* with Hollis & Wren, is missing from this computer\./,
      ),
      expect.stringMatching(/^The file “plan\.txt”, .* was changed or damaged/),
    ]);
    expect((await next.ask('client.open', { id: running.clientId })).journal[0]?.facts).toEqual(facts);
  });

  test('that is missing is whole again when it is attached again', async () => {
    const bytes = randomBytes(1000);
    const running = await filled(bytes);
    rmSync(running.path);
    const next = await again(running);
    expect((await next.ask('app.state', null)).damagedFiles).toHaveLength(1);
    await attach(next, bytes, 'found again.pdf');
    expect(await next.ask('app.state', null)).toMatchObject({ damagedFiles: [], problems: [] });
  });

  test('that was changed behind the back of the app is found out when it is read, and the reading does not end well', async () => {
    const running = await filled();
    const changed = readFileSync(running.path);
    changed[500] = (changed[500] ?? 0) ^ 1;
    writeFileSync(running.path, changed);
    const next = await again(running);
    expect((await next.ask('app.state', null)).damagedFiles).toEqual([]);
    await expect(bytesAt(next, `/files/${running.attachment.sha256}`)).rejects.toThrow();
    expect((await next.ask('app.state', null)).damagedFiles).toEqual([
      { sha256: running.attachment.sha256, state: 'altered' },
    ]);
    const { sha256, name, mediaType } = running.attachment;
    expect((await next.refused('file.open', { sha256, name, mediaType })).code).toBe('unreadable');
  });

  test('is opened by the system from a read-only copy that goes with the app, and a program is only shown', async () => {
    const running = await filled();
    const { sha256, mediaType } = running.attachment;
    await running.ask('file.open', { sha256, name: 'offer.pdf', mediaType });
    await running.ask('file.open', { sha256, name: '../offer.exe', mediaType });
    const [opened = '', shown = ''] = running.host.opened;
    expect(opened).toMatch(/attachment\.pdf$/);
    expect(shown).toMatch(/attachment\.bin$/);
    expect(sha256Of(readFileSync(opened))).toBe(sha256);
    await running.app.stop();
    expect(() => readFileSync(opened)).toThrow();
  });

  test('comes back with a backup', async () => {
    const running = await filled();
    const { path } = await running.ask('backup.make', null);
    const before = readFileSync(running.path);
    rmSync(running.path);
    const next = await again(running);
    expect((await next.ask('app.state', null)).damagedFiles).toHaveLength(1);
    const restored = await next.ask('backup.restore', { path });
    expect(restored.problems).toEqual([]);
    expect(readFileSync(running.path).equals(before)).toBe(true);
    await expect.poll(async () => (await next.ask('app.state', null)).damagedFiles).toEqual([]);
  });
});
