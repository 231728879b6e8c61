import { createHash, hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '#main/app/host.ts';
import { folderNameOf } from '#main/app/pack-file.ts';
import { packHandlers } from '#main/app/pack-handlers.ts';
import { createPreviews, type DrawAlso, type DrawPack } from '#main/app/packs.ts';
import { createSession, type Session } from '#main/app/session.ts';
import type { Result } from '#shared/contract.ts';
import { emptyWorkspace } from '#shared/model/index.ts';
import { startApp } from '../../builders/app.ts';
import { temporaryFolder, testHost } from '../../builders/host.ts';

const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});

/** Stands for the drawing: a short text that depends on what is drawn. */
const draw: DrawPack = async ({ document, asOf }, edition) => ({
  ok: true,
  value: {
    bytes: Buffer.from(`%PDF ${edition} ${document.name} ${document.summary} ${asOf}`),
    fileName: `Closing pack - ${asOf}.pdf`,
    pages: 3,
    sections: [{ title: 'Summary', page: 2, pages: 2, line: 'where things stand' }],
    missing: [{ message: 'No end date yet.', place: 'exit' }],
    exhibits: [],
    uncovered: [],
    slips: [],
    files: [{ path: 'README.txt', bytes: Buffer.from('What this is.\n') }],
  },
});

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};

const start = async (changes: Partial<Host> = {}, drawing: DrawPack = draw) => {
  const host = testHost(temporaryFolder(), changes);
  const session = createSession(host);
  value(await session.open());
  open.push(session);
  const previews = createPreviews();
  const client = value(session.current().createClient('Hollis & Wren / Ltd.'));
  const handlers = packHandlers(host, session, { draw: drawing, warm: () => undefined }, previews, () => undefined);
  const asked = { clientId: client.id, edition: 'client' as const, asOf: '2026-11-21' };
  return { host, session, previews, client, handlers, asked };
};

describe('a pack', () => {
  it('is shown from memory before anything is written', async () => {
    const { handlers, asked, previews, host } = await start();
    const preview = value(await handlers['pack.preview'](asked));
    expect(preview).toMatchObject({ pages: 3, missing: [{ place: 'exit' }] });
    const bytes = previews.at(preview.resource) ?? Buffer.alloc(0);
    expect(preview.resource).toBe(`packs/${createHash('sha256').update(bytes).digest('hex')}.pdf`);
    expect(existsSync(host.paths.packs)).toBe(false);
    expect(previews.at('packs/../workspace.json')).toBeNull();
  });

  it('has the chain of the journal looked at for the own records, and only for them', async () => {
    const seen: (string | undefined)[] = [];
    const looking: DrawPack = (record, edition, also) => {
      seen.push(also.journal?.path);
      return draw(record, edition, also);
    };
    const { handlers, asked, client } = await start({}, looking);
    value(await handlers['pack.preview']({ ...asked, edition: 'records' }));
    value(await handlers['pack.preview'](asked));
    expect(seen).toEqual([client.journal.path, undefined]);
  });

  it('that is only shown is given up when the window asks for another; one that is made is not', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const waiting: DrawPack = (record, edition, also) => {
      signals.push(also.signal);
      return draw(record, edition, also);
    };
    const { handlers, asked } = await start({}, waiting);
    await Promise.all([handlers['pack.preview'](asked), handlers['pack.preview'](asked), handlers['pack.make'](asked)]);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, false, undefined]);
  });

  it('shows its first page before the others, unless another one was asked for meanwhile', async () => {
    const ahead: DrawPack = (record, edition, also) => {
      also.ahead?.({ from: 1, bytes: Buffer.from(`cover ${edition}`) });
      return draw(record, edition, also);
    };
    const told: unknown[] = [];
    const { handlers, asked, previews } = await start({ emit: (_, payload) => told.push(payload) }, ahead);
    value(await handlers['pack.preview'](asked));
    value(await handlers['pack.make'](asked));
    expect(told).toEqual([]);
    value(await handlers['pack.preview']({ ...asked, ticket: 'one' }));
    expect(told).toEqual([{ ticket: 'one', from: 1, resource: expect.stringMatching(/^packs\/[0-9a-f]{64}\.pdf$/) }]);
    const resource = `packs/${createHash('sha256').update('cover client').digest('hex')}.pdf`;
    expect(Buffer.from(previews.at(resource) ?? []).toString()).toBe('cover client');

    const later: NonNullable<DrawAlso['ahead']>[] = [];
    const late: DrawPack = (record, edition, also) => {
      if (also.ahead !== undefined) later.push(also.ahead);
      return draw(record, edition, also);
    };
    const second = await start({ emit: (_, payload) => told.push(payload) }, late);
    await second.handlers['pack.preview']({ ...second.asked, ticket: 'two' });
    await second.handlers['pack.preview']({ ...second.asked, ticket: 'three' });
    for (const ahead of later) ahead({ from: 1, bytes: Buffer.from('cover') });
    expect(told.slice(1)).toMatchObject([{ ticket: 'three' }]);
  });

  it('is prepared for once by drawing what nobody sees, which is given up when one is asked for', async () => {
    const asks: { readonly edition: string; readonly signal: AbortSignal | undefined }[] = [];
    const noted: DrawPack = (record, edition, also) => {
      asks.push({ edition, signal: also.signal });
      return draw(record, edition, also);
    };
    const { handlers, asked, previews } = await start({}, noted);
    for (let time = 0; time < 2; time += 1) value(await handlers['pack.ready']({ clientId: asked.clientId }));
    expect(asks).toMatchObject([
      { edition: 'client', signal: { aborted: false } },
      { edition: 'records', signal: { aborted: false } },
    ]);
    const seen = hash('sha256', Buffer.from('%PDF client Hollis & Wren / Ltd.  2026-11-21'), 'hex');
    expect(previews.at(`packs/${seen}.pdf`)).toBeNull();
    const { resource } = value(await handlers['pack.preview']({ ...asked, edition: 'records' }));
    expect(resource).not.toContain(seen);
    expect(asks.map(({ signal }) => signal?.aborted)).toEqual([true, true, false]);
  });

  it('is given up when nobody looks at it any more, and only then', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const never: DrawPack = (_, __, { signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    const { handlers, asked } = await start({}, never);
    void handlers['pack.preview']({ ...asked, ticket: 'one' });
    void handlers['pack.preview']({ ...asked, ticket: 'two' });
    await handlers['pack.left']({ ticket: 'one' });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, false]);
    await handlers['pack.left']({ ticket: 'two' });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  it('is kept as a file in the client’s folder and noted in the records, without a conflict for the open window', async () => {
    const { handlers, asked, client, host } = await start();
    const before = client.document();
    const made = value(await handlers['pack.make'](asked));
    expect(dirname(dirname(made.path))).toBe(host.paths.packs);
    expect(readFileSync(made.path).length).toBe(made.bytes);
    expect(readdirSync(dirname(made.path))).toEqual(['Closing pack - 2026-11-21.pdf']);
    expect(client.document().packs).toMatchObject([
      { path: made.path, sha256: made.sha256, pages: 3, edition: 'client' },
    ]);
    expect(client.save({ ...before, packs: client.document().packs, summary: 'typed meanwhile' }, 0).ok).toBe(true);
  });

  it('made twice from the same records is one file; an earlier, different one is never replaced', async () => {
    const { handlers, asked, client } = await start();
    const first = value(await handlers['pack.make'](asked));
    expect(value(await handlers['pack.make'](asked)).path).toBe(first.path);
    client.save({ ...client.document(), summary: 'changed' }, client.version());
    const second = value(await handlers['pack.make'](asked));
    expect(second.path).not.toBe(first.path);
    expect(readdirSync(dirname(first.path)).length).toBe(2);
    expect(createHash('sha256').update(readFileSync(first.path)).digest('hex')).toBe(first.sha256);
  });

  it('goes into the folder you chose, and says so when that folder is gone', async () => {
    const { handlers, asked, session, client, host } = await start();
    const chosen = join(host.paths.packs, '..', 'chosen');
    session
      .current()
      .saveDocument({ ...emptyWorkspace(), settings: { ...emptyWorkspace().settings, packFolder: chosen } });
    expect(await handlers['pack.make'](asked)).toMatchObject({
      ok: false,
      error: { code: 'storage', message: expect.stringContaining(chosen) },
    });
    expect(client.document().packs).toEqual([]);
    expect(existsSync(chosen)).toBe(false);
    mkdirSync(chosen);
    expect(value(await handlers['pack.make'](asked)).path.startsWith(chosen)).toBe(true);
  });

  it('that could not be drawn is answered with the sentence and leaves no file', async () => {
    const refuse: DrawPack = async () => ({
      ok: false,
      error: { code: 'invalid', message: 'A character has no font.' },
    });
    const { handlers, asked, host } = await start({}, refuse);
    expect(await handlers['pack.make'](asked)).toMatchObject({
      ok: false,
      error: { message: 'A character has no font.' },
    });
    expect(existsSync(host.paths.packs)).toBe(false);
  });
});

describe('opening a pack', () => {
  it('hands only packs of this client to the system', async () => {
    const { handlers, asked, host, session } = await start();
    const { path } = value(await handlers['pack.make'](asked));
    const { clientId } = asked;
    expect(await handlers['pack.open']({ clientId, path })).toEqual({ ok: true, value: null });
    expect(await handlers['pack.show']({ clientId, path })).toEqual({ ok: true, value: null });
    const other = join(dirname(path), 'letter.pdf');
    writeFileSync(other, 'x');
    expect(await handlers['pack.open']({ clientId, path: other })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    const stranger = value(session.current().createClient('Somebody else'));
    expect(host.opened).toEqual([path, path]);
    expect((await handlers['pack.open']({ clientId: 'nobody', path })).ok).toBe(false);
    expect(await handlers['pack.open']({ clientId: stranger.id, path })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('that was moved away says where it was', async () => {
    const { handlers, asked } = await start();
    const { path } = value(await handlers['pack.make'](asked));
    rmSync(path);
    const answer = await handlers['pack.open']({ clientId: asked.clientId, path });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found', message: expect.stringContaining(path) } });
  });

  it('passes on the sentence of a system that cannot open it', async () => {
    const { handlers, asked } = await start({
      openPath: async () => {
        throw new Error('No program opens PDF files here.');
      },
    });
    const { path } = value(await handlers['pack.make'](asked));
    expect(await handlers['pack.open']({ clientId: asked.clientId, path })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('No program opens PDF files here.') },
    });
  });
});

describe('a client’s name as a folder', () => {
  it('is one every system takes', () => {
    expect(folderNameOf('Hollis & Wren / Ltd.')).toBe('Hollis & Wren - Ltd');
    expect(folderNameOf('..')).toBe('Client');
    expect(folderNameOf('con')).toBe('Client con');
    expect(folderNameOf('a:b*c?"<>|')).toBe('a-b-c-----');
    expect(folderNameOf('\u202eexe.tnirP')).toBe('exe.tnirP');
    expect(folderNameOf('漢'.repeat(200)).length).toBe(60);
    expect(folderNameOf(`${'x'.repeat(59)}😀`).isWellFormed()).toBe(true);
  });
});

describe('the packs of the sample', () => {
  it('are drawn, shown and kept through the app’s own requests, the same bytes each time', async () => {
    const { app, ask } = await startApp();
    const { clients } = await ask('sample.open', null);
    const client = clients.find(({ name }) => name === 'Ondelar Stays');
    if (client === undefined) throw new Error('Ondelar Stays is not in the sample.');
    for (const edition of ['client', 'records'] as const) {
      const asked = { clientId: client.id, edition, asOf: '2026-11-21' };
      const preview = await ask('pack.preview', asked);
      const shown = await app.resource(preview.resource);
      expect(shown?.mediaType).toBe('application/pdf');
      expect(
        Buffer.from(shown?.bytes ?? [])
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
      const made = await ask('pack.make', asked);
      expect(made.resource).toBe(preview.resource);
      expect(readFileSync(made.path).equals(shown?.bytes ?? Buffer.alloc(0))).toBe(true);
      expect(await ask('pack.open', { clientId: client.id, path: made.path })).toBeNull();
    }
    expect((await ask('client.open', { id: client.id })).document.packs.length).toBeGreaterThanOrEqual(2);
    await app.stop();
  });
});
