import { eachPage, printPack } from '#main/pack/draw.ts';
import type { Glyphs } from '#main/pack/glyphs.ts';
import type { Writing } from '#main/pack/text/line.ts';
import type { Block, PackModel } from '#shared/pack/model.ts';
import { type ReadPdf, readPdf } from './pack-pdf.ts';
import { fontsDir } from './pack-record.ts';

/** Names and sentences as people write them, one for each script. */
export const scripts = {
  Arabic: 'شركة النور للخزف، شارع 12 (الطابق الأول)',
  'Arabic with its vowels': 'بِسْمِ اللَّهِ لا إلٰه',
  Persian: 'می‌خواهم ۱۲۳ کتاب',
  Hebrew: 'סטודיו אור בע״מ, Ltd (2026-013) בָּרוּךְ',
  Devanagari: 'सूर्या हस्तशिल्प प्राइवेट लिमिटेड, क्षत्रिय कि र्कि',
  Bengali: 'বাংলা মৃৎশিল্প কো ক্ষি',
  Gurmukhi: 'ਪੰਜਾਬੀ ਸਿੰਘ ਕਰਾਂ',
  Gujarati: 'ગુજરાતી ક્ષિ',
  Oriya: 'ଓଡ଼ିଆ କୋ',
  Tamil: 'தமிழ் கோ பொ',
  Telugu: 'తెలుగు క్షి',
  Kannada: 'ಕನ್ನಡ ಕೊ ಕ್ಷಿ',
  Malayalam: 'മലയാളം കോ',
  Sinhala: 'සිංහල ශ්‍රී කො',
  Thai: 'ภาษาไทย น้ำที่กำลังไหล',
  Georgian: 'ქართული თიხა',
  Armenian: 'Հայերեն կավ',
  Ethiopic: 'አማርኛ ሸክላ',
  Japanese: '株式会社さくら陶芸 京都市中京区。「焼き物」を作る',
  'simplified Chinese': '上海陶瓷有限公司，简体字',
  'traditional Chinese': '臺北陶瓷股份有限公司',
  Korean: '한국 도자기 주식회사',
  Greek: 'Ελληνικά κεραμικά Ώρα',
  Cyrillic: 'Гончарная мастерская Ђорђе',
  Vietnamese: 'Nguyễn Thị Ánh gốm sứ',
  emoji: 'Studio Luz 🏺🌿 👩‍💻 🇪🇺 1️⃣ ☎ ✂️',
} as const;

/** A pack of one section that says exactly these words: as heading and bookmark, and as blocks. */
export const modelOf = (title: string, blocks: readonly Block[]): PackModel => ({
  edition: 'client',
  locale: 'en-GB',
  paper: 'a4',
  asOf: '2026-06-19',
  meta: { title, author: 'Leena Aru', subject: 'Client edition', creator: 'Good Terms' },
  header: { confidential: '', freelancer: 'Aru Studio', client: title, right: 'Closing pack' },
  footer: 'As of 19 June 2026',
  cover: {
    brand: 'Aru Studio',
    confidential: '',
    title: 'Closing our work together',
    first: `For ${title}`,
    second: 'Prepared by Leena Aru',
    thread: null,
    foot: 'contents',
  },
  index: null,
  sections: [{ id: 'section:one', number: 1, title, line: '', landscape: false, blocks }],
});

export type DrawnText = {
  readonly pdf: ReadPdf;
  /** Code points no face has, in the order they were met. */
  readonly uncovered: ReadonlySet<string>;
  /** Glyphs that would print as a box. */
  readonly boxes: number;
  readonly bytes: Uint8Array;
};

/** Draws a model and reads it back. */
export const drawn = async (
  model: PackModel,
  { country = '', fields = [] }: Partial<Writing> = {},
): Promise<DrawnText> => {
  const options = { fontsDir, writing: { country, fields } };
  const runs: Glyphs[] = [];
  await eachPage(model, options, ({ pieces }) => {
    for (const { shape } of pieces) if (shape.shape === 'text') runs.push(...shape.words.flatMap(({ parts }) => parts));
  });
  const { bytes, laid } = await printPack(model, options);
  return {
    pdf: await readPdf(bytes),
    uncovered: new Set(laid.uncovered.map(({ character }) => character)),
    boxes: runs.flatMap(({ ids }) => ids).filter((id) => id === 0).length,
    bytes,
  };
};

/** As it reads: composed, without format characters, single spaces. */
export const asRead = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();

/** What should be printed for a text, given the characters no face has. */
export const asPrinted = (text: string, uncovered: ReadonlySet<string>): string =>
  asRead(
    [...text.normalize('NFC')]
      .map((one) =>
        uncovered.has(one) ? `[U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]` : one,
      )
      .join(''),
  );
