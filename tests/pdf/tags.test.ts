/** The tags of both editions, line by line as the specification of the pack lists them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { changed, invoice } from '../builders/pack-cases.ts';
import { type ReadPdf, readPdf } from '../builders/pack-pdf.ts';
import { fontsDir } from '../builders/pack-record.ts';
import { lookedAt } from '../builders/pack-samples.ts';
import { outline, type ReadTag, type ReadTags, readTags } from '../builders/pack-tags.ts';

/** Aru Studio with exhibits and a worksheet of interest, and a list of invoices that goes on over pages. */
const packs = {
  client: () => lookedAt['studio-client']?.(),
  records: () => lookedAt['studio-records']?.(),
  'sixty invoices': async () => {
    const record = await changed(({ document }) => {
      document.invoices = Array.from({ length: 60 }, (_, index) =>
        invoice(`N-${index + 1}`, { issued: addDays('2026-01-01', index), due: addDays('2026-01-15', index) }),
      );
    });
    const made = await makePack({ record, edition: 'records', asOf: record.asOf, fontsDir });
    return made.ok ? made.value.bytes : undefined;
  },
} as const;

type Read = { readonly tags: ReadTags; readonly pdf: ReadPdf };

const typed = (tags: ReadTags, type: string): readonly ReadTag[] => tags.all.filter((tag) => tag.type === type);
const types = (tag: ReadTag): readonly string[] => tag.kids.map(({ type }) => type);
const titled = (tags: ReadTags, title: string): ReadTag => {
  const found = typed(tags, 'Sect').find((sect) => sect.title === title);
  if (found === undefined) throw new Error(`No section ${title} in\n${outline(tags.root)}`);
  return found;
};
const within = (tag: ReadTag): readonly ReadTag[] => [tag, ...tag.kids.flatMap(within)];
const inside = (tag: ReadTag, type: string): readonly ReadTag[] => within(tag).filter((one) => one.type === type);
/** The table below a title. */
const tableUnder = (tags: ReadTags, title: string): ReadTag => {
  for (const sect of typed(tags, 'Sect')) {
    const at = sect.kids.findIndex(({ type, text }) => type === 'H3' && text === title);
    const table = at < 0 ? undefined : sect.kids.slice(at).find(({ type }) => type === 'Table');
    if (table !== undefined) return table;
  }
  throw new Error(`No table ${title} in\n${outline(tags.root)}`);
};

let read: Readonly<Record<keyof typeof packs, Read>>;
beforeAll(async () => {
  const one = async (name: keyof typeof packs): Promise<Read> => {
    const bytes = await packs[name]();
    if (bytes === undefined) throw new Error(`${name} could not be made.`);
    return { tags: await readTags(bytes), pdf: await readPdf(bytes) };
  };
  read = { client: await one('client'), records: await one('records'), 'sixty invoices': await one('sixty invoices') };
}, 120_000);

describe.each(['client', 'records', 'sixty invoices'] as const)('every tag of the pack: %s', (name) => {
  const it = (): Read => read[name];

  test('Document holds sections, each with its title', () => {
    const { root } = it().tags;
    expect(root.type).toBe('Document');
    expect(new Set(types(root))).toEqual(new Set(['Sect']));
    for (const { title } of typed(it().tags, 'Sect')) expect(title).not.toBe('');
    expect(root.kids.map(({ title }) => title).slice(0, 2)).toEqual(
      name === 'client' ? ['Cover', '1 At a glance'] : ['Cover', 'Index'],
    );
  });

  test('one H1 on the cover; H2 for sections with their number; H3 below; no level is left out', () => {
    const headings = it().tags.all.filter(({ type }) => /^H\d$/.test(type));
    expect(headings[0]?.type).toBe('H1');
    expect(headings.filter(({ type }) => type === 'H1')).toHaveLength(1);
    const levels = headings.map(({ type }) => Number(type.slice(1)));
    levels.forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    });
    for (const sect of it().tags.root.kids.slice(1)) {
      const [heading] = inside(sect, 'H2');
      if (!/^\d+ Exhibit/.test(sect.title)) expect(heading?.text).toBe(sect.title);
    }
  });

  test('Contents and index: TOC, TOCI, Reference, Link', () => {
    const [toc, ...more] = typed(it().tags, 'TOC');
    expect(more).toEqual([]);
    expect(toc?.kids.length).toBeGreaterThan(5);
    for (const entry of toc?.kids ?? []) {
      expect([entry.type, ...types(entry), ...entry.kids.flatMap(types)]).toEqual(['TOCI', 'Reference', 'Link']);
    }
  });

  test('Table: THead, TBody, TR, TH with a scope, TD; the columns of every row add up', () => {
    const tables = typed(it().tags, 'Table');
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      expect(types(table)).toEqual(['THead', 'TBody']);
      const [head, body] = table.kids;
      expect(head?.kids).toHaveLength(1);
      const columns = head?.kids[0]?.kids ?? [];
      for (const cell of columns) expect([cell.type, cell.scope]).toEqual(['TH', 'Column']);
      for (const row of body?.kids ?? []) {
        expect(row.type).toBe('TR');
        expect(row.kids.reduce((sum, { colSpan }) => sum + colSpan, 0)).toBe(columns.length);
        const [first, ...cells] = row.kids;
        expect(first?.type === 'TH' ? first.scope : 'Row').toBe('Row');
        expect(new Set(['TD', ...cells.map(({ type }) => type)])).toEqual(new Set(['TD']));
      }
    }
  });

  test('Facts strip, party block, slip facts: L, LI, Lbl, LBody', () => {
    const lists = typed(it().tags, 'L');
    expect(lists.length).toBeGreaterThan(2);
    for (const list of lists) {
      expect(new Set(types(list))).toEqual(new Set(['LI']));
      for (const item of list.kids) expect(types(item)).toEqual(['Lbl', 'LBody']);
    }
  });

  test('Quote: BlockQuote with P', () => {
    const quotes = typed(it().tags, 'BlockQuote');
    expect(quotes.length).toBeGreaterThan(1);
    for (const quote of quotes) expect(types(quote)).toEqual(['P']);
  });

  test('Figure: an alternate and a box inside its page', () => {
    const figures = typed(it().tags, 'Figure');
    expect(figures.length).toBeGreaterThan(1);
    for (const { alt, box, pieces } of figures) {
      expect(alt).toMatch(/\w{3}/);
      const page = it().pdf.pages[(pieces[0]?.page ?? 0) - 1];
      const [left = -1, bottom = -1, right = 0, top = 0] = box ?? [];
      expect(0 <= left && left < right && right <= (page?.width ?? 0)).toBe(true);
      expect(0 <= bottom && bottom < top && top <= (page?.height ?? 0)).toBe(true);
    }
  });

  test('Running header and footer, repeated heads and rules are artifacts', () => {
    const { tags, pdf } = it();
    tags.artifacts.forEach((text, index) => {
      if (index === 0) expect(text).toBe('');
      else {
        expect(text).toContain('As of 19 June 2026');
        expect(text).toContain(`${index + 1} of ${pdf.pages.length}`);
      }
    });
    expect(tags.root.text).not.toMatch(/\d+ of \d+ (?!items)/);
    expect(tags.root.text).not.toContain('Closing pack');
  });

  test('Link: an annotation with its words, and text to press', () => {
    const links = typed(it().tags, 'Link');
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) {
      expect(link.text).not.toBe('');
      expect(link.links.length).toBeGreaterThan(0);
      for (const says of link.links) expect(says).not.toBe('');
    }
    const annotations = it().pdf.pages.flatMap((page) => page.links);
    expect(links.flatMap((link) => link.links)).toHaveLength(annotations.length);
  });

  test('Reading order is the drawing order; each page goes by its structure', () => {
    const { tags, pdf } = it();
    const pieces = tags.all.flatMap((tag) => tag.pieces);
    // Every piece is read once, and there are no gaps: nothing drawn with a number is left out.
    pdf.pages.forEach((_, index) => {
      const here = pieces.filter(({ page }) => page === index + 1).map(({ piece }) => piece);
      expect([...here].sort((a, b) => a - b)).toEqual(here.map((__, at) => at));
    });
    expect(tags.pages.map((page) => page.get('Tabs'))).toEqual(pdf.pages.map(() => 'S'));
  });

  test('Opening: first page at its full size, bookmarks shown, title in the title bar, pages below each other', () => {
    const { catalogue, pages } = it().tags;
    expect(pages.length).toBe(it().pdf.pages.length);
    expect(catalogue.get('PageMode')).toBe('UseOutlines');
    expect(catalogue.get('PageLayout')).toBe('OneColumn');
    expect(catalogue.get('Lang')).toBe('en-GB');
    const opens = catalogue.get('OpenAction');
    expect(Array.isArray(opens) ? opens.slice(1) : opens).toEqual(['XYZ', null, null, 1]);
    const preferences = catalogue.get('ViewerPreferences');
    expect(preferences instanceof Map && preferences.get('DisplayDocTitle')).toBe(true);
  });
});

describe('the client edition', () => {
  const tags = (): ReadTags => read.client.tags;

  test('Margin notes are read after the text beside them', () => {
    const [heading, lead, note] = titled(tags(), '1 At a glance').kids;
    expect([heading?.type, lead?.type, note?.type]).toEqual(['H2', 'P', 'P']);
    expect(lead?.text).toMatch(/^Our Design Services Agreement ends/);
    expect(note?.text).toMatch(/^This pack describes/);
  });

  test('Parties: name and address', () => {
    const list = inside(titled(tags(), '1 At a glance'), 'L').at(-1);
    expect(list?.kids.map(({ kids }) => kids.map(({ text }) => text))).toEqual([
      ['Aru Studio', 'Soo 14-3 10414 Tallinn Estonia VAT EE 100 000 000'],
      ['Kaldvee Ceramics OÜ', 'Kopli 27 10412 Tallinn Estonia Tõnis Kaldvee, managing director'],
    ]);
  });

  test('Ask list: L, numbered, with the numbers that are printed', () => {
    const numbered = typed(tags(), 'L').filter(({ numbering }) => numbering === 'Decimal');
    const numbers = numbered.flatMap(({ kids }) => kids.map((item) => item.kids[0]?.text));
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });

  test('Quote and its source line', () => {
    const { kids } = titled(tags(), '2 How the agreement ends');
    const at = kids.findIndex(({ type }) => type === 'BlockQuote');
    expect(kids[at]?.text).toMatch(/^Either party may end this Agreement/);
    expect(kids[at + 1]).toMatchObject({ type: 'P', text: expect.stringMatching(/^Clause 11\.2, Termination/) });
  });

  test('Thread, notice line and payment code; the line of days names every event', () => {
    const alts = typed(tags(), 'Figure').map(({ alt }) => alt ?? '');
    expect(alts).toHaveLength(3);
    expect(alts[0]).toMatch(/9 September 2024.*30 June 2026/);
    for (const event of ['27 May', '28 May', '19 June', '27 June', '30 June', '14 July'])
      expect(alts[1]).toContain(event);
    expect(alts[2]).toMatch(/10,073\.60/);
  });

  test('Age bar: nothing of it is read but the table below it', () => {
    const table = tableUnder(tags(), 'By age');
    expect(table.text).toBe(
      'Not yet due 1–30 days 31–60 days 61–90 days Over 90 days 2,480.00 3,286.00 2,480.00 1,827.60 0.00',
    );
  });

  test('Marks are read with the printed word only once', () => {
    const status = tableUnder(tags(), 'From the studio to you').kids[1]?.kids.map(({ kids }) => kids[1]?.text);
    expect(status).toEqual(['Handed over', 'Handed over', 'Handed over', 'Handed over', 'Planned']);
  });

  test('Tick boxes are said to be boxes to tick', () => {
    const boxes = inside(titled(tags(), '5 Acknowledgement of receipt'), 'Span').filter(
      ({ actual }) => actual !== null,
    );
    expect(boxes.map(({ actual }) => actual)).toEqual(Array.from({ length: 20 }, () => 'box to tick'));
  });
});

describe('the records edition', () => {
  const tags = (): ReadTags => read.records.tags;

  test('Clause row and journal row: Sect, H3 with number or date and kind, then the words', () => {
    const clauses = titled(tags(), '2 The agreement and what was done under it').kids.filter(
      ({ type }) => type === 'Sect',
    );
    const entries = titled(tags(), '6 Chronology').kids.filter(({ type }) => type === 'Sect');
    expect([clauses.length, entries.length]).toEqual([11, 15]);
    for (const row of [...clauses, ...entries]) {
      const [heading, ...words] = row.kids;
      expect(heading?.type).toBe('H3');
      expect(heading?.text.replaceAll(',', '')).toBe(row.title.replaceAll(',', ''));
      expect(new Set(['P', ...words.map(({ type }) => type)])).toEqual(
        new Set(clauses.includes(row) ? ['P', 'BlockQuote'] : ['P']),
      );
    }
  });

  test('Exhibits: a section each, with its letter in the heading', () => {
    const exhibits = typed(tags(), 'Sect').filter(({ title }) => title.startsWith('Exhibit '));
    expect(exhibits).toHaveLength(5);
    for (const { title, kids } of exhibits) {
      expect(kids[0]?.type).toBe('H2');
      expect(kids[0]?.text).toBe(title.replace(/^(Exhibit [A-Z]),/, '$1'));
    }
  });

  test('Facsimile: its alternate says which page of what, and its own words follow inside it', () => {
    const pages = typed(tags(), 'Figure').filter(({ alt }) => alt?.includes('of exhibit A'));
    expect(pages.map(({ alt }) => alt)).toEqual([
      'Page 1 of 2 of exhibit A, Design Services Agreement, signed',
      'Page 2 of 2 of exhibit A, Design Services Agreement, signed',
    ]);
    expect(pages[0]?.text).toContain('The Client shall pay each invoice within fourteen (14) days');
    const photo = typed(tags(), 'Figure').at(-1);
    expect(photo?.alt).toContain('The signed receipt R-1 for three returned items');
  });

  test('Hashes and commands: Code', () => {
    const codes = typed(tags(), 'Code').map(({ text }) => text);
    const hashes = codes.filter((text) => /^[0-9a-f ]{71}$/.test(text));
    // Five slips, fifteen files beside the PDF, the head of the chain.
    expect(hashes).toHaveLength(5 + 15 + 1);
    expect(codes.filter((text) => /^[0-9a-f]{8}$/.test(text))).toHaveLength(15);
    expect(codes).toEqual(expect.arrayContaining(['sha256sum -c manifest-sha256.txt']));
    expect(codes).not.toContain('');
  });

  test('Bookmarks: sections, clauses below the agreement, exhibits below their section', () => {
    const flat = read.records.pdf.bookmarks.map(({ title, items }) => [title, items.length] as const);
    expect(flat.slice(0, 4)).toEqual([
      ['Cover (page 1)', 0],
      ['Index (page 2)', 0],
      ['1 Summary (page 3)', 0],
      ['2 The agreement and what was done under it (page 4)', 11],
    ]);
    expect(flat).toContainEqual(['9 Exhibits A to E (page 14)', 5]);
    const [, , , , ...rest] = read.records.pdf.bookmarks;
    expect(rest.flatMap(({ items }) => items)[0]?.title).toBe('A Design Services Agreement, signed (page 14)');
  });
});

test('Sums carried and brought forward, and heads on later pages, are not read twice', () => {
  const { tags, pdf } = read['sixty invoices'];
  const drawn = tags.artifacts.join(' ');
  expect(drawn.match(/Carried forward, EUR/g)?.length).toBeGreaterThan(2);
  expect(drawn.match(/Brought forward, EUR/g)).toHaveLength(drawn.match(/Carried forward, EUR/g)?.length ?? 0);
  expect(drawn).toMatch(/No\. Issued Due For Net/);
  expect(tags.root.text).not.toMatch(/(Carried|Brought) forward/);
  expect(tags.root.text.match(/No\. Issued Due For Net/g)).toHaveLength(1);
  expect(pdf.text.match(/No\. Issued Due For Net/g)?.length).toBeGreaterThan(2);
});

test('A run in a foreign script is a Span in its language', async () => {
  const bytes = await lookedAt.scripts?.();
  const { all } = await readTags(bytes ?? new Uint8Array());
  const languages = new Set(all.filter(({ type }) => type === 'Span').map(({ language }) => language));
  for (const one of ['ar', 'he', 'hi', 'ja', 'ko', 'th', 'el']) expect([...languages]).toContain(one);
});
