/**
 * The packs whose pages are kept as pictures: the studio the pack was designed with, here with exhibits of every kind
 * and a worksheet of interest, the sample that comes with the app, and one page of the scripts of the world.
 */
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { makePack } from '#main/pack/index.ts';
import { defaultPackChoices } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { attachmentOf, exhibitsWith, type GivenFile, pdfWith } from './exhibit-files.ts';
import { aruRecord, fontsDir, root, sampleRecord } from './pack-record.ts';
import { drawn, modelOf, scripts } from './pack-scripts.ts';

/** Lines of at most `most` characters. */
const wrapped = (text: string, most: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** The agreement as a document of two pages, in the words of its clauses. */
const agreementPdf = async ({ document }: PackRecord): Promise<Uint8Array> => {
  const clauses = document.agreements[0]?.clauses ?? [];
  const page = (number: number): readonly string[] =>
    clauses
      .filter((clause) => clause.page === number)
      .flatMap((clause) => ['', ...wrapped(`${clause.number}  ${clause.quote}`, 70)]);
  const head = ['DESIGN SERVICES AGREEMENT', '2 September 2024', '', 'between Leena Aru, trading as Aru Studio,'];
  return pdfWith([
    { words: [...head, 'and Kaldvee Ceramics OÜ, Kopli 27, 10412 Tallinn', ...page(1)] },
    { words: [...page(2), '', '', 'Leena Aru', 'Tõnis Kaldvee'] },
  ]);
};

const notice = `From: Leena Aru <leena@arustudio.example>\r
To: =?utf-8?Q?T=C3=B5nis_Kaldvee?= <tonis@kaldvee.example>\r
Cc: Maarja Oks <maarja@kaldvee.example>\r
Date: Wed, 27 May 2026 16:05:00 +0300\r
Subject: Ending our Design Services Agreement\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: 8bit\r
\r
Dear Tõnis,\r
\r
I am writing to end our Design Services Agreement of 2 September 2024 under\r
clause 11.2, with thirty days’ notice. Counted under clauses 11.2 and 11.4,\r
the agreement ends on 30 June 2026.\r
\r
Until then everything continues as agreed. I will hand over the final files,\r
return what is yours, and suggest two colleagues who could take over.\r
\r
Thank you for the work we have done together.\r
\r
Kind regards\r
Leena Aru\r
`;

const hours = `Hours of May 2026, Aru Studio for Kaldvee Ceramics OÜ

 5 May   3.50   Packaging, proofs
12 May   6.00   Photography brief, call with Rein Sild
14 May   8.00   Photo shoot, first day
18 May   4.25   Photo shoot, selection
26 May   3.75   Web shop, product pages
        -----
        25.50
`;

/** A record and its files, held in memory. */
export type Filed = { readonly record: PackRecord; readonly files: readonly GivenFile[] };

/** Aru Studio with an agreement, a locked statement, a message, a list of hours and a photo that lies on its side. */
export const aruWithExhibits = async (): Promise<Filed> => {
  const record = structuredClone(await aruRecord());
  const fixture = (name: string): Promise<Uint8Array> => readFile(`${root}tests/fixtures/exhibits/${name}`);
  const agreement = { name: 'agreement-2024-09-02.pdf', bytes: await agreementPdf(record) };
  const statement = { name: 'statement-2026-04.pdf', bytes: await fixture('password.pdf') };
  const message = { name: 'notice-2026-05-27.eml', bytes: Buffer.from(notice) };
  const list = { name: 'hours-2026-05.txt', bytes: Buffer.from(hours) };
  const alt = 'The signed receipt R-1 for three returned items';
  const photo = { name: 'receipt-r1.jpg', mediaType: 'image/jpeg', alt, bytes: await fixture('receipt-r1.jpg') };

  const entry = (day: string): PackRecord['journal'][number]['facts'] => {
    const found = record.journal.find(({ facts }) => facts.at.startsWith(day));
    if (found === undefined) throw new Error(`Nothing happened on ${day}.`);
    return found.facts;
  };
  entry('2026-04-30').attachments.push(attachmentOf(statement));
  entry('2026-05-27').attachments.push(attachmentOf(message));
  entry('2026-06-16').attachments.push(attachmentOf(photo));
  for (const one of record.document.agreements) one.files = [attachmentOf(agreement)];
  for (const one of record.document.invoices) if (one.number === '2026-011') one.files = [attachmentOf(list)];

  const named = (file: GivenFile, title: string, on: string, shows: string) => ({
    sha256: hash('sha256', file.bytes, 'hex'),
    leftOut: false,
    title,
    on,
    shows,
    pages: null,
  });
  record.document.exhibits = [
    named(
      agreement,
      'Design Services Agreement, signed',
      '2024-09-02',
      'The terms: notice, payment, return of materials',
    ),
    named(statement, 'Bank statement, April 2026', '2026-05-02', 'EUR 2,500.00 received on 30 April 2026'),
    named(message, 'Closing letter', '2026-05-27', 'Notice given on 27 May 2026'),
    named(list, 'Hours of May 2026', '2026-05-31', 'The hours behind invoice 2026-011'),
    named(photo, 'Receipt R-1 for returned materials', '2026-06-16', 'Three items returned on 16 June 2026'),
  ];
  return { record, files: [agreement, statement, message, list, photo] };
};

/** The rate of the first half of 2026, as a user writes it down. */
const withInterest = (record: PackRecord): PackRecord => {
  const choices = defaultPackChoices();
  const rates = [{ on: '2026-01-01', value: '2.15', source: 'ecb.europa.eu, key interest rates' }];
  return { ...record, options: { ...choices, interest: { ...choices.interest, worksheet: true, rates } } };
};

const made = async (
  { record, files }: Filed,
  edition: 'client' | 'records',
  paper: 'a4' | 'letter',
): Promise<Uint8Array> => {
  const workspace = { ...record.workspace, settings: { ...record.workspace.settings, paper } };
  const pack = await makePack({
    record: { ...record, workspace },
    edition,
    asOf: record.asOf,
    fontsDir,
    attached: exhibitsWith(files),
  });
  if (!pack.ok) throw new Error(pack.error.message);
  return pack.value.bytes;
};

const aru = async (edition: 'client' | 'records', paper: 'a4' | 'letter' = 'a4'): Promise<Uint8Array> => {
  const { record, files } = await aruWithExhibits();
  return made({ record: withInterest(record), files }, edition, paper);
};

const sample = async (edition: 'client' | 'records'): Promise<Uint8Array> =>
  made({ record: await sampleRecord(), files: [] }, edition, 'a4');

/** Every script as a paragraph, and all of them once more in the cells of a table. */
const manyScripts = async (): Promise<Uint8Array> => {
  const all = Object.entries(scripts);
  const { bytes } = await drawn(
    modelOf(`Names: ${scripts.Greek}, ${scripts.Hebrew}`, [
      {
        kind: 'table',
        title: 'Names as people write them',
        summary: 'A name in each script',
        look: 'plain',
        columns: [
          { head: 'Script', width: 120 },
          { head: 'Name', width: 'rest' },
        ],
        rows: all,
        rowHead: 'strong',
      },
      {
        kind: 'beside',
        margin: [scripts.Thai],
        look: 'note',
        body: [{ as: 'text', text: `All in one: ${all.map(([, text]) => text).join(', ')}.` }],
      },
    ]),
    { fields: all.map(([, text]) => text) },
  );
  return bytes;
};

/** Packs whose pages are compared, by the name their pictures bear. */
export const lookedAt: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'studio-client': () => aru('client'),
  'studio-client-letter': () => aru('client', 'letter'),
  'studio-records': () => aru('records'),
  'sample-client': () => sample('client'),
  'sample-records': () => sample('records'),
  scripts: manyScripts,
};
