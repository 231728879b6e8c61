/** Names, letters and machine-readable lines of a pack. */

// Characters no file system should meet: controls, marks that change the direction of text, the byte order mark.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose.
const invisible = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const utf8Length = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
};

export const graphemesIn = (text: string): readonly string[] =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

/** A name inside a file name: at most 60 graphemes and 120 bytes, cut at a space where one is near. */
const safeName = (wanted: string, otherwise: string): string => {
  const clean = wanted
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\\/]/g, '-')
    .replace(/[:*?"<>|]/g, '')
    .replace(/\s+/g, ' ');
  const all = graphemesIn(clean);
  const kept = all.slice(0, 60);
  while (utf8Length(kept.join('')) > 120) kept.pop();
  const cut = kept.join('');
  const space = cut.lastIndexOf(' ');
  const name = kept.length < all.length && space >= 30 ? cut.slice(0, space) : cut;
  return name.replace(/^[\s.]+|[\s.]+$/g, '') || otherwise;
};

/** "Closing pack - {client} - {as-of}.pdf" or "MY RECORDS - {client} - {as-of}.pdf": not to be mistaken for each other. */
export const packFileName = ({
  edition,
  client,
  asOf,
}: {
  readonly edition: 'client' | 'records';
  readonly client: string;
  readonly asOf: string;
}): string => `${edition === 'client' ? 'Closing pack' : 'MY RECORDS'} - ${safeName(client, 'client')} - ${asOf}.pdf`;

/** "A-agreement-2024-09-02.pdf": an exhibit's original inside the PDF and in the pack folder. Its ending is kept. */
export const exhibitFileName = (letter: string, name: string): string => {
  const safe = safeName(name, 'exhibit');
  const ending = /\.[\p{L}\p{N}]{1,12}$/u.exec(name.trim())?.[0] ?? '';
  return `${letter}-${safe.endsWith(ending) ? safe : `${safe}${ending}`}`;
};

/** The letter of the nth exhibit, from 1: A … Z, AA, AB … ZZ, AAA. */
export const exhibitLetter = (number: number): string => {
  let letters = '';
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
};

/** UTF-8 bytes sort as code points do; UTF-16 code units do not beyond the basic plane. */
const byBytes = (a: string, b: string): number => {
  const [x, y] = [[...a], [...b]];
  for (let index = 0; index < Math.min(x.length, y.length); index += 1) {
    const difference = (x[index]?.codePointAt(0) ?? 0) - (y[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
};

/** Lines of `manifest-sha256.txt`: digest, two spaces, path; sorted by byte; each ends with a line feed. */
export const manifestLines = (files: readonly { readonly path: string; readonly sha256: string }[]): string =>
  [...files]
    .sort((a, b) => byBytes(a.path, b.path))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');

const euros = (minor: number): string => `EUR${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

/**
 * Text of the payment code (EPC069-12, version 002, SEPA credit transfer), or null: only for euros, an IBAN, a holder and
 * an amount from 0.01 to 999,999,999.99. Names are cut at 70 characters and the reference at 140, as the standard says.
 */
export const epcPayload = ({
  currency,
  iban,
  bic,
  holder,
  minor,
  reference,
}: {
  readonly currency: string;
  readonly iban: string;
  readonly bic: string;
  readonly holder: string;
  /** Cents. */
  readonly minor: number;
  readonly reference: string;
}): string | null => {
  const account = iban.replace(/\s/g, '');
  if (currency !== 'EUR' || minor <= 0 || minor > 99_999_999_999 || account === '' || holder.trim() === '') return null;
  const name = [...holder].slice(0, 70).join('');
  const words = [...reference].slice(0, 140).join('');
  return ['BCD', '002', '1', 'SCT', bic, name, account, euros(minor), '', '', words].join('\n');
};
