/** The last section of the records edition: the chain of the journal, and how to check the file. */
import { longDate, shortDate } from '../rules/dates.ts';
import { capitalised, countOf } from '../rules/words.ts';
import type { PackData } from './data.ts';
import type { Block } from './model.ts';

const eights = (hash: string): string => (hash.match(/.{1,8}/g) ?? []).join(' ');

const chainWords = ({ entries, chain, laterEntries }: PackData): string => {
  if (chain.revisions === 0) return 'No journal entries are recorded.';
  const shown = `${entries.length} of ${entries.length + laterEntries} entries printed here`;
  const whole = chain.brokenAt === null ? 'unbroken' : `broken at line ${chain.brokenAt}`;
  return `${chain.revisions} ${chain.revisions === 1 ? 'revision' : 'revisions'}, ${laterEntries === 0 ? `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}` : shown}, ${whole}`;
};

type EntryCells = readonly [string, string, string];

/** Two entries a row, so that a long journal stays short here. */
const hashTable = ({ entries, locale }: PackData): Block => {
  const cells = [...entries]
    .sort((a, b) => a.number - b.number)
    .map(
      ({ number, at, hash }): EntryCells => [
        String(number),
        `${shortDate(at.slice(0, 10), locale)}, ${at.slice(11)}`,
        hash.slice(0, 8),
      ],
    );
  const none: EntryCells = ['', '', ''];
  const half = Math.ceil(cells.length / 2);
  return {
    kind: 'table',
    title: 'Journal entries and the first eight digits of their hashes',
    summary: 'The hash of the last revision of every journal entry',
    look: 'dense',
    columns: [
      { head: 'Entry', width: 40, figures: true },
      { head: 'Happened', width: 120, figures: true },
      { head: 'Hash', width: 86, code: true },
      { head: cells.length > 1 ? 'Entry' : '', width: 40, figures: true },
      { head: cells.length > 1 ? 'Happened' : '', width: 120, figures: true },
      { head: cells.length > 1 ? 'Hash' : '', width: 'rest', code: true },
    ],
    rows: Array.from({ length: half }, (_, row) => [...(cells[2 * row] ?? none), ...(cells[2 * row + 1] ?? none)]),
    rowHead: 'plain',
  };
};

const chainText =
  'Every change to the journal is one revision with a SHA-256 hash that includes the hash of the revision before it. The head below stands for all of them, including private halves, of which only a digest is part of the chain. Changing one word anywhere would change the head.';

const brokenText = (line: number): string =>
  `When this file was made, line ${line} of the journal did not bear its hash: something there was changed outside of Good Terms. A backup made earlier may still hold the line as it was written.`;

const filesText = ({ exhibits }: PackData): string =>
  `The table lists the SHA-256 of ${exhibits.length === 0 ? 'the data beside this PDF' : 'every exhibit and of the data beside this PDF'}. The same values are in manifest-sha256.txt, next to it.`;

const optionsText = ({ paper, interest, sections, otherAgreements, exhibitsLeftOut }: PackData): string =>
  [
    'For my records',
    paper === 'a4' ? 'A4' : 'US Letter',
    `Interest worksheet ${interest?.choice.worksheet === true ? 'on' : 'off'}`,
    ...(sections.records.leftOut.includes('chronology') ? ['Chronology left out'] : []),
    ...(sections.records.leftOut.includes('exhibits')
      ? ['Exhibits left out']
      : exhibitsLeftOut === 0
        ? []
        : [`${capitalised(countOf(exhibitsLeftOut, 'exhibit'))} left out`]),
    ...(otherAgreements === 0 ? [] : [`${capitalised(countOf(otherAgreements, 'other agreement'))} left out`]),
  ]
    .map((part) => `${part}.`)
    .join(' ');

/** Every file beside this one, with its digest: the same values are in the manifest. */
const fileTable = (files: NonNullable<PackData['carried']>): Block => ({
  kind: 'table',
  title: 'Files beside this PDF',
  summary: 'Files of the pack folder with their sizes and digests',
  look: 'plain',
  columns: [
    { head: 'File', width: 186 },
    { head: 'Bytes', width: 56, align: 'right', figures: true },
    { head: 'SHA-256', width: 'rest', code: true },
  ],
  rows: [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, size, sha256 }) => {
      const groups = sha256.match(/.{8}/g) ?? [];
      return [path, size.toLocaleString('en-GB'), `${groups.slice(0, 4).join(' ')}\n${groups.slice(4).join(' ')}`];
    }),
  rowHead: 'plain',
});

export const integrityBlocks = (data: PackData): readonly Block[] => {
  const { asOf, locale, appVersion, chain, entries, carried = [] } = data;
  return [
    {
      kind: 'beside',
      margin: [
        'A matching hash shows that a file has not changed since this pack was made. It does not show who wrote it or when.',
      ],
      look: 'note',
      body: [
        ...(carried.length === 0 ? [] : [{ as: 'text', text: filesText(data) } as const]),
        { as: 'text', text: chainText },
        ...(chain.brokenAt === null ? [] : [{ as: 'text', text: brokenText(chain.brokenAt) } as const]),
      ],
    },
    ...(carried.length === 0 ? [] : [fileTable(carried)]),
    {
      kind: 'pairs',
      labelWidth: 120,
      width: 468,
      rows: [
        { label: 'Journal hash chain', value: chainWords(data), look: 'plain' },
        { label: 'Head of the chain', value: eights(chain.head), look: 'hash' },
        {
          label: 'Made with',
          value: `Good Terms ${appVersion}, from data as of ${longDate(asOf, locale)}`,
          look: 'plain',
        },
        { label: 'Edition and options', value: optionsText(data), look: 'plain' },
      ],
    },
    {
      kind: 'steps',
      title: 'How to check this file',
      steps: [
        { text: 'Choose Verify beside this pack in Good Terms. It reads every file again and compares.', commands: [] },
        {
          text: 'Without the app, in the pack folder:',
          commands: [
            { system: 'Linux', command: 'sha256sum -c manifest-sha256.txt' },
            { system: 'macOS', command: 'shasum -a 256 -c manifest-sha256.txt' },
            { system: 'Windows', command: 'certutil -hashfile FILE SHA256' },
          ],
        },
        {
          text: 'This PDF cannot contain its own hash. It is the line pack.pdf in manifest-sha256.txt.',
          commands: [],
        },
        {
          text: 'The same data and the same day give the same file, byte for byte: make the pack again and compare.',
          commands: [],
        },
      ],
    },
    ...(entries.length === 0 ? [] : [hashTable(data)]),
  ];
};

export const integrityLine = ({ chain }: PackData): string =>
  chain.revisions === 0
    ? 'Empty chain'
    : `Chain of ${countOf(chain.revisions, 'revision')}${chain.brokenAt === null ? '' : `, broken at line ${chain.brokenAt}`}`;
