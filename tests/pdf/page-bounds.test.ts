import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachPage } from '#main/pack/draw.ts';
import type { ClientDocument } from '#shared/model/index.ts';
import {
  clientPack,
  type PackModel,
  type PackRecord,
  recordsPack,
  toClientFacing,
  toPackData,
} from '#shared/pack/index.ts';
import { aruRecord, fontsDir } from '../builders/pack-record.ts';

const modelOf = (record: PackRecord, edition: 'client' | 'records'): PackModel => {
  const data = toPackData(record);
  if (edition === 'records') return recordsPack(data);
  const made = clientPack(toClientFacing(data));
  if (!made.ok) throw new Error(made.message);
  return made.model;
};

/** Pieces that would be cut off by the edge of the paper, or written into the margin below the text. */
const outside = async (model: PackModel): Promise<readonly string[]> => {
  const found: string[] = [];
  await eachPage(model, { fontsDir }, ({ number, sheet, pieces }) => {
    const here = pieces.flatMap(({ shape, slot }) => {
      if (shape.shape !== 'text') return [];
      const width = shape.words.reduce((sum, word) => sum + (word.width * shape.style.size) / 1000, 0);
      const chrome = slot === 'header' || slot === 'footer';
      const bottom = chrome ? sheet.height : sheet.top + sheet.blockHeight + 2;
      const fits = shape.x >= sheet.left - 1 && shape.x + width <= sheet.width - 20 && shape.y > 0 && shape.y <= bottom;
      return fits ? [] : [`page ${number}: ${Math.round(shape.x)} + ${Math.round(width)}, ${Math.round(shape.y)}`];
    });
    found.push(...here);
  });
  return found;
};

/** Lines as people write them, and as no one should: long, without spaces, with spaces only here and there. */
const line = fc
  .tuple(
    fc.constantFrom('', ' ', '-', '/', '.', ' & '),
    fc.array(fc.stringMatching(/^[A-Za-z0-9õüãç]{1,40}$/), { minLength: 1, maxLength: 24 }),
  )
  .map(([between, words]) => words.join(between).slice(0, 300))
  .filter((text) => text.trim() !== '');
const text = fc.array(line, { minLength: 1, maxLength: 30 }).map((lines) => lines.join('\n'));

const overwritten = fc.record({
  lines: fc.array(line, { minLength: 12, maxLength: 12 }),
  text,
  paper: fc.constantFrom('a4', 'letter'),
});

const withLines = (base: PackRecord, lines: readonly string[], long: string, paper: 'a4' | 'letter'): PackRecord => {
  const at = (index: number): string => lines[index % lines.length] ?? 'x';
  const { document, workspace, journal } = base;
  const changed: ClientDocument = {
    ...document,
    name: at(0),
    agreements: document.agreements.map((a) => ({
      ...a,
      title: at(1),
      clauses: a.clauses.map((c, index) => ({
        ...c,
        heading: at(index),
        quote: index % 3 === 0 ? long : c.quote,
        meaning: at(index + 1),
        until: at(index).slice(0, 60),
      })),
    })),
    invoices: document.invoices.map((i, index) => ({
      ...i,
      description: at(index),
      number: index % 4 === 0 ? `${at(index).slice(0, 80)}-${index}` : i.number,
    })),
    materials: document.materials.map((m, index) => ({
      ...m,
      name: at(index),
      method: at(index + 2).slice(0, 100),
      receipt: m.receipt === '' ? '' : at(index).slice(0, 60),
    })),
    accesses: document.accesses.map((a, index) => ({ ...a, system: at(index), role: at(index + 1) })),
    referrals: document.referrals.map((r, index) => ({
      ...r,
      name: at(index),
      studio: at(index + 1),
      goodFor: at(index + 2),
      contact: at(index + 3),
    })),
    contacts: document.contacts.map((c, index) => ({
      ...c,
      name: at(index),
      role: at(index + 1),
      email: at(index + 2),
    })),
    letters: document.letters.map((l, index) => ({
      ...l,
      subject: at(index),
      to: at(index + 1),
      form: at(index + 2).slice(0, 60),
    })),
    exit:
      document.exit === null
        ? null
        : {
            ...document.exit,
            thanks: long.slice(0, 600),
            schedule: document.exit.schedule.map((s, index) => ({ ...s, what: at(index) })),
          },
  };
  return {
    ...base,
    workspace: {
      ...workspace,
      profile: {
        ...workspace.profile,
        person: at(3),
        business: at(4),
        role: at(5),
        email: at(6).slice(0, 80),
        phone: at(7).slice(0, 40),
      },
      settings: { ...workspace.settings, paper },
    },
    document: changed,
    journal: journal.map((entry, index) => ({
      ...entry,
      facts: { ...entry.facts, title: at(index), text: index % 4 === 0 ? long : entry.facts.text },
    })),
  };
};

test.each(['client', 'records'] as const)(
  'whatever people write, no word of the %s edition leaves the page',
  async (edition) => {
    const base = await aruRecord();
    await fc.assert(
      fc.asyncProperty(overwritten, async ({ lines, text: long, paper }) => {
        expect(await outside(modelOf(withLines(base, lines, long, paper), edition))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  },
  240_000,
);
