/** The texts that lie beside the PDF of the records edition: what it is, and how anybody can check it. */
import { exhibitFileName } from '../rules/pack-names.ts';
import type { PackData } from './data.ts';
import type { ExhibitOriginal } from './exhibit-original.ts';
import { personAndBusiness } from './text.ts';

export const manifestName = 'manifest-sha256.txt';

/** Where the original of an exhibit lies in the pack folder. */
export const exhibitPath = ({ letter, name }: Pick<ExhibitOriginal, 'letter' | 'name'>): string =>
  `exhibits/${exhibitFileName(letter, name)}`;

const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .trim();

/** What was chosen for this pack, by the names the info file uses. */
export type NamedOptions = Readonly<Record<string, string | boolean | readonly string[]>>;

const chosen = (value: NamedOptions[string]): string =>
  typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? 'yes' : 'no') : value.join(', ');

/** `pack-info.txt`: one "Key: value" per line. */
export const packInfo = (data: PackData, exhibits: readonly ExhibitOriginal[], choices: NamedOptions): string => {
  const { chain, paper } = data;
  const rows: readonly (readonly [string, string])[] = [
    ['Edition', 'For my records'],
    ['Client', data.client.name],
    ['Prepared by', personAndBusiness(data)],
    ['As of', data.asOf],
    ['Made with', `Good Terms ${data.appVersion}`],
    ['Paper', paper === 'a4' ? 'A4' : 'US Letter'],
    ...(data.sections.records.leftOut.length === 0
      ? []
      : [['Sections left out', data.sections.records.leftOut.join(', ')] as const]),
    ['Interest worksheet', data.interest?.choice.worksheet === true ? 'yes' : 'no'],
    ...Object.entries(choices)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [`Option ${name}`, chosen(value)] as const),
    ['Exhibits', String(exhibits.length)],
    ['Journal entries', String(data.entries.length)],
    ['Journal chain revisions', String(chain.revisions)],
    ['Journal chain', chain.brokenAt === null ? 'unbroken' : `broken at line ${chain.brokenAt}`],
    ['Journal chain head', chain.head],
  ];
  return rows.map(([key, value]) => `${key}: ${oneLine(value)}\n`).join('');
};

const windows = [
  'Get-Content manifest-sha256.txt -Encoding UTF8 | ForEach-Object {',
  "  $hash, $path = $_ -split '  ', 2",
  '  if ((Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ine $hash) { "$path has changed" } }',
];

/** `README.txt`: for whoever opens this folder years later, with or without Good Terms. */
export const readme = (data: PackData, exhibits: readonly ExhibitOriginal[]): string =>
  [
    'FOR MY RECORDS. CONFIDENTIAL',
    '',
    `This folder is the complete file about the work with ${oneLine(data.client.name)}, as it stood on ${data.asOf}.`,
    'It is for your own records. It is not for sending to the client: the client edition is a separate PDF.',
    '',
    'WHAT IS HERE',
    '',
    'pack.pdf               The file to read and to print. Everything else only supports it.',
    ...(exhibits.length === 0
      ? []
      : ['exhibits/              The originals of the exhibits, byte for byte as they were added; letters as sent.']),
    'data/*.csv             The same facts as tables; any spreadsheet opens them.',
    'data/pack.json         The same facts for programs, with the digests of the journal.',
    'pack-info.txt          Edition, client, day, version and the head of the journal chain.',
    'manifest-sha256.txt    One line for every file above: its SHA-256 digest and its path.',
    '',
    'HOW TO CHECK THAT NOTHING HAS CHANGED',
    '',
    'Open this folder in a terminal and type the line of your system. No other program is needed.',
    '',
    'Linux:    sha256sum -c manifest-sha256.txt',
    'macOS:    shasum -a 256 -c manifest-sha256.txt',
    'Windows (PowerShell; it prints only what has changed):',
    ...windows,
    '',
    'Good Terms checks the same, and names files that are missing or were added: choose Verify beside the',
    'pack in the app, or type "gt verify" and the path of this folder.',
    '',
    'THE SEAL',
    '',
    'The manifest stands for all other files. Its own SHA-256 digest is the seal of this pack. Good Terms showed',
    'it when the pack was made. If you noted it, or sent it to yourself on that day, compare it with:',
    '',
    'Linux:    sha256sum manifest-sha256.txt',
    'macOS:    shasum -a 256 manifest-sha256.txt',
    'Windows:  Get-FileHash manifest-sha256.txt -Algorithm SHA256',
    '',
    'THE JOURNAL CHAIN',
    '',
    'Every change to the journal is one line of a chain, and every line holds the digest of the line before it.',
    'data/pack.json lists all lines under "chain", without their words: what a line says is there only as a',
    'digest, and private notes only as a salted digest that cannot be guessed back. "form" says how each hash',
    'is counted. The hash beside an entry in pack.pdf is the hash of its last line.',
    '',
    'WHAT A CHECK SHOWS',
    '',
    'A matching hash shows that a file has not changed since this pack was made. It does not show who wrote it',
    'or when. This file records facts and arithmetic. It is not legal advice.',
    '',
  ].join('\n');
