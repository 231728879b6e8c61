import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bringFiles } from '#main/app/import-files.ts';
import { nodeFileDisk, openFiles } from '#main/workspace/files.ts';
import type { ExportMade } from '#shared/contract.ts';
import { type ImportChoices, type JournalEntry, noChoices } from '#shared/model/index.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { zip } from '../../builders/archives.ts';
import { attachmentOf, sha256Of } from '../../builders/attachments.ts';
import { systemError } from '../../builders/disk.ts';
import { someFacts } from '../../builders/entries.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { read } from '../../builders/imports.ts';
import { sampleRecord } from '../../builders/pack-record.ts';

const withClient = async (name = 'Hollis & Wren') => {
  const started = await startApp();
  const { document } = await started.ask('client.create', { name });
  return { ...started, clientId: document.id };
};

const look = (app: TestApp, clientId: string, path: string, choices: Partial<ImportChoices> = {}) =>
  app.ask('import.preview', { clientId, path, choices: { ...noChoices, ...choices } });

const take = async (app: TestApp, clientId: string, path: string, choices: Partial<ImportChoices> = {}) => {
  const { fingerprint } = await look(app, clientId, path, choices);
  return app.ask('import.apply', { clientId, path, choices: { ...noChoices, ...choices }, fingerprint });
};

const entries = async (app: TestApp, clientId: string): Promise<readonly JournalEntry[]> =>
  (await app.ask('client.open', { id: clientId })).journal.filter(({ removedAt }) => removedAt === null);

const keptBytes = (app: TestApp, sha256: string): Buffer =>
  readFileSync(join(app.host.paths.workspace, 'files', sha256));

/** A folder with these files. */
const folderOf = (files: Readonly<Record<string, string | Buffer>>): string => {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

const board = Buffer.from('a picture of the board');
const memo = Buffer.from('what was said, as sound');
const stored = (bytes: Buffer): string => sha256Of(bytes).slice(0, 32);

const dayOne = async (): Promise<string> => {
  const photo = (identifier: string) => ({ identifier, md5: stored(board), type: 'jpeg' });
  const journal = {
    metadata: { version: '1.0' },
    entries: [
      {
        creationDate: '2026-03-14T08:02:00Z',
        timeZone: 'Europe/Lisbon',
        text: 'The board:\n\n![](dayone-moment://A1)',
        photos: [{ ...photo('A1'), filename: 'Board.jpeg' }],
        audios: [{ identifier: 'S1', md5: stored(memo), format: 'm4a' }],
      },
      {
        creationDate: '2026-03-15T08:02:00Z',
        timeZone: 'Europe/Lisbon',
        text: 'Again ![](dayone-moment://B1), and one that is gone ![](dayone-moment://C1)',
        photos: [photo('B1'), { identifier: 'C1', md5: 'f'.repeat(32), type: 'png' }],
      },
    ],
  };
  const path = join(temporaryFolder(), 'export.zip');
  await zip(path, [
    ['Journal.json', Buffer.from(JSON.stringify(journal))],
    [`photos/${stored(board)}.jpeg`, board],
    [`audios/${stored(memo)}.m4a`, memo],
  ]);
  return path;
};

describe('Photos and files beside a journal', () => {
  test('of a Day One archive come in with their entries, are counted before, and are kept once', async () => {
    const app = await withClient();
    const path = await dayOne();
    const preview = await look(app, app.clientId, path);
    expect(preview.counts.files).toEqual({ fresh: 2, bytes: board.length + memo.length });
    expect(preview.reading).toContain(
      'Two photos or files (45 bytes) come in with the entries. The same content is kept once.',
    );
    expect(preview.notTaken).toEqual([`${'f'.repeat(32)}.png`]);
    expect(() => statSync(join(app.host.paths.workspace, 'files'))).toThrow('ENOENT');

    const applied = await take(app, app.clientId, path);
    expect(applied.sentence.replaceAll('\u00a0', ' ')).toBe('2 entries and 2 files added.');
    const all = await entries(app, app.clientId);
    expect(all.map(({ facts }) => facts.attachments)).toEqual([
      [
        attachmentOf(board, { name: 'Board.jpeg', mediaType: 'image/jpeg' }),
        attachmentOf(memo, { name: `${stored(memo)}.m4a`, mediaType: 'audio/mp4' }),
      ],
      [attachmentOf(board, { name: `${stored(board)}.jpeg`, mediaType: 'image/jpeg' })],
    ]);
    expect(all[0]?.facts.text).toBe('The board:\n\n[photo Board.jpeg]');
    expect([board, memo].map((bytes) => keptBytes(app, sha256Of(bytes)))).toEqual([board, memo]);

    expect((await look(app, app.clientId, path)).counts).toMatchObject({
      entries: { fresh: 0, known: 2 },
      files: { fresh: 0 },
    });
    // Taken back, the entries are in the trash with their files; cleaning takes those when the trash is over.
    await app.ask('import.undo', { actionId: applied.actionId });
    expect(await entries(app, app.clientId)).toEqual([]);
    expect(keptBytes(app, sha256Of(board))).toEqual(board);
  });

  test('stay out where the words are private, and the preview says why', async () => {
    const app = await withClient();
    const preview = await look(app, app.clientId, await dayOne(), { half: 'private' });
    expect(preview.counts.files.fresh).toBe(0);
    expect(preview.reading.join(' ')).toContain('attached files stand on the side that can be shown');
    await take(app, app.clientId, await dayOne(), { half: 'private' });
    expect((await entries(app, app.clientId)).flatMap(({ facts }) => facts.attachments)).toEqual([]);
  });

  test('of notes: Joplin’s resources, Obsidian’s attachments and linked papers, by path or by name', async () => {
    const notes = folderOf({
      'work/2026-03-14 Call.md': [
        '![board](../_resources/my%20board.png) ![](:/0123456789abcdef0123456789abcdef)',
        'See [the offer](<../_resources/offer (1).pdf>), [a page](https://example.com/x.png) and [[hollis]].',
      ].join('\n'),
      '2026-03-15 Message.md': '![[photo 漢字.jpg|300]] ![[hollis]] ![[twice.png]] ![[50%.png]] [[contract.docx]]',
      'hollis.md': '---\ndate: 2026-03-16\n---\n![](../outside.png)',
      '_resources/my board.png': 'one',
      '_resources/0123456789abcdef0123456789abcdef.gif': 'two',
      '_resources/offer (1).pdf': 'three',
      'attachments/photo 漢字.jpg': 'four',
      'attachments/50%.png': 'five',
      'contract.docx': 'six',
      'a/twice.png': 'this one',
      'b/twice.png': 'or this one',
    });
    const found = await read(notes);
    const names = Object.fromEntries(
      found.entries.map(({ place, files }) => [place, files.map(({ path, name }) => [path, name])]),
    );
    expect(names).toEqual({
      '2026-03-15 Message.md': [
        ['attachments/photo 漢字.jpg', 'photo 漢字.jpg'],
        ['attachments/50%.png', '50%.png'],
        ['contract.docx', 'contract.docx'],
      ],
      'hollis.md': [],
      'work/2026-03-14 Call.md': [
        ['_resources/my board.png', 'my board.png'],
        ['_resources/0123456789abcdef0123456789abcdef.gif', '0123456789abcdef0123456789abcdef.gif'],
        ['_resources/offer (1).pdf', 'offer (1).pdf'],
      ],
    });
    // Two files of one name, and one outside of the folder, are not guessed at.
    expect(found.notTaken).toEqual(['twice.png', 'outside.png']);
    const text = found.entries.find(({ place }) => place.startsWith('work'))?.facts.text;
    expect(text).toBe(
      '[photo my board.png] [photo 0123456789abcdef0123456789abcdef.gif]\nSee the offer [file offer (1).pdf], [a page](https://example.com/x.png) and hollis.',
    );
  });

  test('keep names in every script and of any length as names, never as places', async () => {
    const app = await withClient();
    const long = `${'ö'.repeat(125)}.png`;
    const odd = ['CON.png', 'مرحبا.png', 'e\u0301.png', long];
    const notes = folderOf({
      '2026-03-14 All.md': odd.map((name) => `![[${name}]]`).join(' '),
      ...Object.fromEntries(odd.map((name) => [`files/${name}`, name])),
    });
    await take(app, app.clientId, notes);
    const [entry] = await entries(app, app.clientId);
    expect(entry?.facts.attachments.map(({ name }) => name)).toEqual(odd);
    const { folder, files } = await app.ask('export.make', { what: 'workspace', withPrivate: true, folder: null });
    expect(files.filter((file) => file.startsWith('files/')).sort()).toEqual(
      odd.map((name) => `files/${sha256Of(Buffer.from(name))}`).sort(),
    );
    expect(readFileSync(join(folder, 'clients', 'Hollis & Wren.md'), 'utf8')).toContain(long);
  });

  test('that turn out to be damaged are named; the words come in without them', async () => {
    const app = await withClient();
    const path = await dayOne();
    const bytes = readFileSync(path);
    const at = bytes.indexOf(`photos/${stored(board)}.jpeg`) + `photos/${stored(board)}.jpeg`.length;
    bytes.fill(0xff, at, at + 12);
    writeFileSync(path, bytes);
    const applied = await take(app, app.clientId, path);
    expect(applied.problems).toEqual([
      '“Board.jpeg” could not be read whole and was not taken. Its entry came in without it.',
    ]);
    expect((await entries(app, app.clientId)).map(({ facts }) => facts.attachments.map(({ name }) => name))).toEqual([
      [`${stored(memo)}.m4a`],
      [],
    ]);
  });

  test('for which there is no room leave everything as it was', async () => {
    const folder = temporaryFolder();
    const full = async (): Promise<never> => {
      throw systemError('ENOSPC');
    };
    const files = openFiles(folder, null, {
      ...nodeFileDisk,
      open: async (...args) => Object.assign(await nodeFileDisk.open(...args), { write: full }),
    });
    const notes = folderOf({ '2026-03-14 A.md': '![](a.png)', 'a.png': 'a' });
    const wanted = (await read(notes)).entries.flatMap((entry) => entry.files);
    const brought = await bringFiles(files, notes, wanted);
    expect(brought).toMatchObject({ ok: false, error: { message: expect.stringMatching(/^Nothing was imported\./) } });
    expect(await files.list()).toEqual([]);
  });
});

const upload = async ({ app, ask }: TestApp, bytes: Buffer): Promise<void> => {
  const { upload: part } = await ask('file.begin', { name: 'a.png', mediaType: 'image/png', size: bytes.length });
  await app.filePart(part, 0, bytes);
  await ask('file.finish', { upload: part });
};

describe('An export of Good Terms', () => {
  const exported = async (): Promise<{ readonly made: ExportMade; readonly attachments: readonly Buffer[] }> => {
    const app = await withClient();
    const attachments = [board, memo];
    for (const bytes of attachments) await upload(app, bytes);
    const facts = someFacts({ attachments: [attachmentOf(board, { alt: 'The board' }), attachmentOf(memo)] });
    await app.ask('journal.add', { clientId: app.clientId, facts, private: null });
    const made = await app.ask('export.make', { what: 'workspace', withPrivate: true, folder: null });
    await app.app.stop();
    return { made, attachments };
  };

  for (const [what, place] of [
    ['as a folder', ''],
    ['as its one JSON file', 'good-terms.json'],
  ] as const) {
    test(`${what} brings its attached files with it, each under its digest`, async () => {
      const { made, attachments } = await exported();
      const other = await withClient();
      const preview = await look(other, other.clientId, join(made.folder, place));
      expect(preview.counts.files).toEqual({ fresh: 2, bytes: board.length + memo.length });
      const applied = await take(other, other.clientId, join(made.folder, place));
      expect(applied.problems).toEqual([]);
      const [entry] = await entries(other, other.clientId);
      expect(entry?.facts.attachments).toEqual([attachmentOf(board, { alt: 'The board' }), attachmentOf(memo)]);
      expect(attachments.map((bytes) => keptBytes(other, sha256Of(bytes)))).toEqual(attachments);
      const { damagedFiles } = await other.ask('app.state', null);
      expect(damagedFiles).toEqual([]);
    });
  }

  test('brings the files of agreements and invoices, and carries the logo', async () => {
    const app = await withClient();
    const [contract, bill, picture] = [Buffer.from('the agreement'), Buffer.from('an invoice'), Buffer.from('a logo')];
    for (const bytes of [contract, bill, picture]) await upload(app, bytes);
    const sample = await sampleRecord();
    const [agreement] = sample.document.agreements;
    const [invoice] = sample.document.invoices;
    if (agreement === undefined || invoice === undefined) throw new Error('The sample has both.');
    const { document, version } = await app.ask('client.open', { id: app.clientId });
    const filed = {
      ...document,
      agreements: [{ ...agreement, files: [attachmentOf(contract, { name: 'contract.pdf' })] }],
      invoices: [{ ...invoice, files: [attachmentOf(bill, { name: 'bill.pdf' })] }],
    };
    await app.ask('client.save', { document: filed, version });
    const logo = { sha256: sha256Of(picture), name: 'logo.png', mediaType: 'image/png', size: picture.length, alt: '' };
    const { workspace } = await app.ask('app.state', null);
    const profile = { ...workspace.profile, logo: { ...logo, mediaType: 'image/png' as const } };
    await app.ask('workspace.save', { document: { ...workspace, profile } });

    const made = await app.ask('export.make', { what: 'workspace', withPrivate: false, folder: null });
    expect(made.problems).toEqual([]);
    const carried = [contract, bill, picture].map((bytes) => `files/${sha256Of(bytes)}`);
    expect(made.files.filter((path) => path.startsWith('files/')).sort()).toEqual([...carried].sort());
    expect(readFileSync(join(made.folder, carried[2] ?? ''))).toEqual(picture);
    const one = await app.ask('export.make', { what: 'client', clientId: app.clientId, folder: null });
    expect(one.files.filter((path) => path.startsWith('files/')).sort()).toEqual(carried.slice(0, 2).sort());

    const other = await withClient();
    const preview = await look(other, other.clientId, made.folder);
    expect(preview.counts.files).toEqual({ fresh: 2, bytes: contract.length + bill.length });
    expect((await take(other, other.clientId, made.folder)).problems).toEqual([]);
    expect([contract, bill].map((bytes) => keptBytes(other, sha256Of(bytes)))).toEqual([contract, bill]);
    expect((await other.ask('app.state', null)).damagedFiles).toEqual([]);
    // What the client has already brings nothing again, and needs nothing.
    rmSync(join(made.folder, 'files'), { recursive: true });
    const again = await look(other, other.clientId, made.folder);
    expect(again.counts.files.fresh).toBe(0);
    expect(again.notTaken).toEqual([]);
    const third = await withClient();
    expect((await look(third, third.clientId, made.folder)).notTaken.toSorted()).toEqual(['bill.pdf', 'contract.pdf']);
  });

  test('says which of its files are missing or were changed; the entries come in all the same', async () => {
    const { made } = await exported();
    rmSync(join(made.folder, 'files', sha256Of(memo)));
    writeFileSync(join(made.folder, 'files', sha256Of(board)), 'another picture altogether');
    const other = await withClient();
    const preview = await look(other, other.clientId, made.folder);
    expect(preview.reading).toContain('One attached file is not in the export: the records name it as missing.');
    expect(preview.notTaken).toEqual(['offer.pdf']);
    const applied = await take(other, other.clientId, made.folder);
    expect(applied.problems).toEqual([
      '“offer.pdf” was changed in the export and was not taken. The record it belongs to names it as missing.',
    ]);
    expect((await entries(other, other.clientId))[0]?.facts.attachments).toHaveLength(2);
  });

  test('asks for no file the workspace has already', async () => {
    const app = await withClient();
    const { made } = await exported();
    await take(app, app.clientId, made.folder);
    const { document } = await app.ask('client.create', { name: 'Third' });
    const again = await look(app, document.id, made.folder);
    expect(again.counts).toMatchObject({ entries: { fresh: 1 }, files: { fresh: 0 } });
    expect(again.notTaken).toEqual([]);
  });
});
