/** The packs that are held to PDF/A-3a and PDF/UA-1. Whoever adds a kind of page adds a pack here. */
import { createCanvas } from '@napi-rs/canvas';
import type { PackRecord } from '#shared/pack/index.ts';
import { type GivenFile, pdfWith, withAgreementFiles } from '../builders/exhibit-files.ts';
import { changed, invoice } from '../builders/pack-cases.ts';
import { aruRecord, sampleRecord } from '../builders/pack-record.ts';
import { aruWithExhibits, type Filed } from '../builders/pack-samples.ts';
import { drawn, modelOf, scripts } from '../builders/pack-scripts.ts';

type Case = {
  /** Part of a file name. */
  readonly name: string;
  readonly pack: () => Promise<Filed>;
};

const invoices = (count: number): Promise<PackRecord> =>
  changed(({ document }) => {
    document.invoices = Array.from({ length: count }, (_, index) => invoice(`N-${index + 1}`, {}));
  });

const empty = async (): Promise<PackRecord> => {
  const record = await changed(({ document }) => {
    const nothing = { agreements: [], invoices: [], materials: [], accesses: [], letters: [], referrals: [] };
    Object.assign(document, { ...nothing, contacts: [], mainContactId: '' });
  });
  return { ...record, journal: [], chain: { head: '0'.repeat(64), revisions: 0, brokenAt: null } };
};

const threeCurrencies = (): Promise<PackRecord> =>
  changed(({ document }) => {
    document.invoices = [
      invoice('E-1', {}),
      invoice('U-1', { currency: 'USD', due: '2026-07-01' }),
      invoice('J-1', { currency: 'JPY', gross: 120_000, net: 120_000, underDiscussion: 20_000 }),
      invoice('U-2', { currency: 'USD', payments: [{ on: '2026-05-20', amount: 25_000, note: 'Paid twice & more' }] }),
    ];
  });

const hardMetadata = (): Promise<PackRecord> =>
  changed(({ document, workspace }) => {
    document.name = 'Light & Dark <Studio> "OÜ" ]]> \u00e9';
    workspace.profile.business = 'A < B & C';
  });

/** Names, places and sentences in every script there is a face for, wherever a pack prints words of the user. */
const worldwide = (): Promise<PackRecord> =>
  changed(({ document, workspace, journal }) => {
    const all = Object.values(scripts);
    let next = 0;
    const some = (): string => all[next++ % all.length] ?? '';
    document.name = some();
    workspace.profile.business = scripts.Hebrew;
    for (const one of document.contacts) Object.assign(one, { name: some(), role: some() });
    for (const one of document.materials) Object.assign(one, { name: some(), method: some() });
    for (const one of document.accesses) Object.assign(one, { system: some(), role: some() });
    for (const one of document.invoices) one.description = some();
    for (const { clauses } of document.agreements)
      for (const one of clauses) Object.assign(one, { heading: some(), quote: `${some()} ${some()}`, meaning: some() });
    for (const { facts } of journal) Object.assign(facts, { title: some(), text: `${some()}\n${all.join(', ')}` });
  });

/** A script of its own as heading, bookmark, paragraph, quote, table and figure of speech in the margin. */
const oneScript = async (name: string, text: string): Promise<Uint8Array> => {
  const { bytes } = await drawn(
    modelOf(text, [
      {
        kind: 'beside',
        margin: [text],
        look: 'note',
        body: [
          { as: 'lead', text },
          { as: 'quote', text, source: [{ text: `${name}: ` }, { link: 'section:one', says: text }] },
        ],
      },
      {
        kind: 'table',
        title: text,
        summary: text,
        look: 'plain',
        columns: [{ head: text, width: 'rest' }],
        rows: [[text], [[{ mark: 'done', says: '' }, { text }]]],
        rowHead: 'strong',
      },
    ]),
    { fields: [text] },
  );
  return bytes;
};

const painted = (width: number, height: number, paint: string): Promise<Uint8Array> => {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = paint;
  context.fillRect(width / 4, height / 4, width / 2, height / 2);
  return canvas.encode('png');
};

/** Files that are drawn in other ways than the usual ones, and files that cannot be shown. */
const unusualFiles = async (): Promise<Filed> => {
  const canvas = createCanvas(300, 200);
  canvas.getContext('2d').fillText('WebP', 20, 20);
  const files: readonly GivenFile[] = [
    { name: 'see-through.png', bytes: await painted(400, 300, 'rgba(20, 80, 60, 0.4)'), alt: 'A pale field' },
    { name: 'drawing.webp', bytes: await canvas.encode('webp') },
    { name: 'plan & <view>.pdf', bytes: await pdfWith([{ words: ['Plan'], size: [1400, 700], paint: 'blue' }]) },
    { name: 'black.pdf', bytes: await pdfWith([{ words: Array.from({ length: 30 }, () => 'MMMMMMMMMMMMMMM') }]) },
    { name: 'world.txt', bytes: Buffer.from(Object.values(scripts).join('\n')) },
    { name: 'empty.txt', bytes: Buffer.from('\n') },
    { name: 'damaged.pdf', bytes: Buffer.from('%PDF-1.7\n1 0 obj') },
    { name: 'brief.docx', bytes: Buffer.from('PK\u0003\u0004\u0000\u0000') },
  ];
  return { record: withAgreementFiles(await aruRecord(), files), files };
};

const alone = (record: () => Promise<PackRecord>) => async (): Promise<Filed> => ({
  record: await record(),
  files: [],
});

/** Packs that are made in both editions and on both papers. */
export const conformanceCases: readonly Case[] = [
  { name: 'aru', pack: alone(aruRecord) },
  { name: 'sample', pack: alone(() => sampleRecord()) },
  { name: 'no-invoices', pack: alone(() => invoices(0)) },
  { name: 'invoices-300', pack: alone(() => invoices(300)) },
  { name: 'empty', pack: alone(empty) },
  { name: 'three-currencies', pack: alone(threeCurrencies) },
  { name: 'metadata', pack: alone(hardMetadata) },
  { name: 'exhibits', pack: aruWithExhibits },
  { name: 'exhibits-unusual', pack: unusualFiles },
  { name: 'worldwide', pack: alone(worldwide) },
];

/** Small files, one for each script. */
export const scriptCases: readonly { readonly name: string; readonly made: () => Promise<Uint8Array> }[] =
  Object.entries(scripts).map(([script, text]) => ({
    name: `script-${script.toLowerCase().replaceAll(' ', '-')}`,
    made: () => oneScript(script, text),
  }));
