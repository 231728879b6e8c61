import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { packHandlers } from '#main/app/pack-handlers.ts';
import { createPreviews, type DrawPack } from '#main/app/packs.ts';
import { createSession, type Session } from '#main/app/session.ts';
import { journalRevisions } from '#main/workspace/journal-revisions.ts';
import type { Result } from '#shared/contract.ts';
import { defaultPackChoices } from '#shared/model/index.ts';
import { journalAsOf, toPackData } from '#shared/pack/index.ts';
import { temporaryFolder, testHost } from '../../builders/host.ts';
import { note } from '../../builders/journal.ts';
import { invoice } from '../../builders/pack-cases.ts';

const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};

/** Stands for the drawing: everything a pack may say, as text. */
const draw: DrawPack = async (record, edition, { journal }) => {
  const { asOf } = record;
  const { path = '', knownAt } = journal ?? {};
  const known = { asOf, ...(knownAt === undefined ? {} : { knownAt }), brokenAt: null };
  const entries = journalAsOf(journal === null ? [] : journalRevisions(path), known);
  const { carried: _, ...data } = toPackData({ ...record, ...entries });
  const said = edition === 'records' ? data : { ...data, entries: [], laterEntries: 0, chain: null };
  return {
    ok: true,
    value: {
      bytes: Buffer.from(JSON.stringify(said)),
      exhibits: [],
      fileName: `Pack ${edition} - ${record.asOf}.pdf`,
      pages: 3,
      sections: [],
      missing: [],
      uncovered: [],
      slips: [],
      files: edition === 'records' ? [{ path: 'README.txt', bytes: Buffer.from('What this is.\n') }] : [],
    },
  };
};

const start = async () => {
  let now = '2026-11-21T09:30:00.000Z';
  const host = testHost(temporaryFolder(), { clock: () => new Date(now) });
  const session = createSession(host);
  value(await session.open());
  open.push(session);
  const client = value(session.current().createClient('Amber Lane'));
  client.save({ ...client.document(), invoices: [invoice('2026-1', { id: 'inv-1' })] }, client.version());
  const handlers = packHandlers(host, session, { draw, warm: () => undefined }, createPreviews(), () => undefined);
  const write = (id: string, writtenAt: string) =>
    value(client.journal.append([{ ...note(id, `It rained on ${id}.`), writtenAt }]));
  return {
    client,
    handlers,
    write,
    asked: { clientId: client.id, edition: 'records' as const, asOf: '2026-11-21' },
    later: (instant: string) => {
      now = instant;
    },
  };
};

const since = async ({ handlers, asked }: Awaited<ReturnType<typeof start>>): Promise<readonly string[]> =>
  value(await handlers['pack.since']({ clientId: asked.clientId })).map((one) => one.since);

describe('the list of packs', () => {
  it('says what changed since, in counts and plain words', async () => {
    const story = await start();
    const { handlers, asked, client, write, later } = story;
    write('one', '2026-11-20T10:00:00.000Z');
    value(await handlers['pack.make'](asked));
    value(await handlers['pack.make']({ ...asked, edition: 'client' }));
    expect(await since(story)).toEqual(['Nothing has changed since.', 'Nothing has changed since.']);

    later('2026-11-24T09:30:00.000Z');
    write('two', '2026-11-24T09:00:00.000Z');
    write('three', '2026-11-24T09:01:00.000Z');
    const document = client.document();
    const [first] = document.invoices;
    if (first === undefined) throw new Error('no invoice');
    client.save(
      {
        ...document,
        invoices: [
          { ...first, description: 'Retainer, May', payments: [{ on: '2026-11-23', amount: 4000, note: 'by bank' }] },
          invoice('2026-2', { id: 'inv-2' }),
        ],
      },
      client.version(),
    );
    const changes = 'one invoice added, one invoice changed, one payment added.';
    expect(await since(story)).toEqual([`Since then: ${changes}`, `Since then: two entries added, ${changes}`]);
  });

  it('does not count what no pack prints: a note of the user', async () => {
    const story = await start();
    const { handlers, asked, client } = story;
    value(await handlers['pack.make'](asked));
    const document = client.document();
    client.save(
      {
        ...document,
        tags: ['late payer'],
        invoices: document.invoices.map((one) => ({ ...one, note: 'Rude again.' })),
      },
      client.version(),
    );
    expect(await since(story)).toEqual(['Nothing has changed since.']);
    expect(JSON.stringify(client.document().packs)).not.toContain('Retainer');
  });
});

describe('a pack made again', () => {
  it('has the same bytes: entries, changes and payments after its day are left out', async () => {
    const story = await start();
    const { handlers, asked, client, write, later } = story;
    write('one', '2026-11-20T10:00:00.000Z');
    const made = value(await handlers['pack.make'](asked));
    const [pack] = client.document().packs;
    if (pack === undefined) throw new Error('not in the list');

    later('2026-12-05T10:00:00.000Z');
    write('two', '2026-12-01T10:00:00.000Z');
    value(
      client.journal.append([
        { ...note('one', 'It did not rain at all.'), op: 'revise' as const, writtenAt: '2026-12-01T11:00:00.000Z' },
      ]),
    );
    const document = client.document();
    client.save(
      {
        ...document,
        invoices: [
          ...document.invoices.map((one) => ({ ...one, payments: [{ on: '2026-12-02', amount: 4000, note: '' }] })),
          invoice('2026-9', { issued: '2026-12-03', due: '2026-12-20' }),
        ],
      },
      client.version(),
    );
    const again = value(await handlers['pack.again']({ clientId: client.id, id: pack.id }));
    expect(again).toMatchObject({ same: true, because: [], path: made.path, seal: made.seal });
    expect(client.document().packs).toHaveLength(1);
  });

  it('does not follow what was chosen later about sections and exhibits', async () => {
    const { handlers, asked, client } = await start();
    value(await handlers['pack.make'](asked));
    const [pack] = client.document().packs;
    const choices = defaultPackChoices();
    const exhibits = [{ sha256: 'a'.repeat(64), leftOut: true, title: '', on: null, shows: '', pages: null }];
    client.save(
      { ...client.document(), exhibits, packChoices: { ...choices, records: { leftOut: ['chronology'], order: [] } } },
      client.version(),
    );
    const again = value(await handlers['pack.again']({ clientId: asked.clientId, id: pack?.id ?? '' }));
    expect(again).toMatchObject({ same: true, because: [] });
    expect(pack?.exhibits).toEqual([]);
  });

  it('says that it is another file when the records of then were changed, and the first one stays', async () => {
    const { handlers, asked, client } = await start();
    const made = value(await handlers['pack.make'](asked));
    const [pack] = client.document().packs;
    const document = client.document();
    client.save(
      { ...document, invoices: document.invoices.map((one) => ({ ...one, description: 'Corrected' })) },
      client.version(),
    );
    const again = value(await handlers['pack.again']({ clientId: client.id, id: pack?.id ?? '' }));
    expect(again.same).toBe(false);
    expect(again.because.join(' ')).toContain('records are taken as they are now');
    expect(again.folder).toBe(`${made.folder} (2)`);
    expect(readFileSync(made.path, 'utf8')).not.toContain('Corrected');
    expect(client.document().packs).toHaveLength(2);
  });

  it('as one ZIP holds the same files, and stands in the list beside the folder', async () => {
    const { handlers, asked, client } = await start();
    const made = value(await handlers['pack.make'](asked));
    const [pack] = client.document().packs;
    const again = value(await handlers['pack.again']({ clientId: client.id, id: pack?.id ?? '', form: 'zip' }));
    expect(again).toMatchObject({ same: true, seal: made.seal, folder: null, path: `${made.folder}.zip` });
    expect(client.document().packs.map(({ path }) => path)).toEqual([made.path, again.path]);
  });

  it('that is in no list is refused', async () => {
    const { handlers, asked } = await start();
    expect(await handlers['pack.again']({ clientId: asked.clientId, id: 'nothing' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });
});

describe('a pack that is checked from the list', () => {
  it('is compared with its manifest and with the seal the app noted', async () => {
    const { handlers, asked } = await start();
    const { path, folder, seal } = value(await handlers['pack.make'](asked));
    const check = async () => value(await handlers['pack.verify']({ clientId: asked.clientId, path }));
    expect(await check()).toEqual({ matches: true, lines: ['All 2 files match.'] });
    // Somebody changes a file and counts the manifest anew: only the seal still tells.
    const manifest = join(folder ?? '', 'manifest-sha256.txt');
    const readme = join(dirname(path), 'README.txt');
    appendFileSync(readme, 'x');
    const { createHash } = await import('node:crypto');
    const digest = (text: Uint8Array | string) => createHash('sha256').update(text).digest('hex');
    expect(digest(readFileSync(manifest))).toBe(seal);
    const listed = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, listed.replace(digest('What this is.\n'), digest(readFileSync(readme))));
    expect(await check()).toEqual({
      matches: false,
      lines: ['manifest-sha256.txt has changed since this pack was made.'],
    });
    rmSync(folder ?? '', { recursive: true });
    expect((await check()).matches).toBe(false);
  });

  it('as a ZIP is read in place', async () => {
    const { handlers, asked } = await start();
    const { path, seal } = value(await handlers['pack.make']({ ...asked, form: 'zip' }));
    expect(path.endsWith('.zip')).toBe(true);
    expect(seal).toMatch(/^[0-9a-f]{64}$/);
    expect(value(await handlers['pack.verify']({ clientId: asked.clientId, path })).lines).toEqual([
      'All 2 files match.',
    ]);
  });

  it('of another client is not looked at', async () => {
    const { handlers, asked } = await start();
    expect(await handlers['pack.verify']({ clientId: asked.clientId, path: '/etc/passwd' })).toMatchObject({
      ok: false,
    });
  });
});
