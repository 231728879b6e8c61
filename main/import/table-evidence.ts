import type { DayOrder, DecimalMark, ImportChoices } from '#shared/model/index.ts';
import { longDate } from '#shared/rules/dates.ts';
import type { CsvRow } from '#shared/rules/import/csv.ts';
import { orderEvidence, readDay } from '#shared/rules/import/days.ts';
import { markEvidence } from '#shared/rules/import/decimal.ts';
import type { Question } from '#shared/rules/import/types.ts';
import { fold } from '#shared/rules/search.ts';
import { capitalised, countOf, listed } from '#shared/rules/words.ts';

/** Which columns tell what. */
export type EvidencePlaces = {
  readonly days: readonly number[];
  readonly numbers: readonly number[];
  readonly name: number;
};

export type Settled = {
  readonly order: DayOrder | null;
  readonly mark: DecimalMark | null;
  /** Whether rows about this name are taken. */
  readonly takes: (name: string) => boolean;
  readonly reading: readonly string[];
  readonly questions: readonly Question[];
};

const mostNames = 2000;

const orderNames: Readonly<Record<DayOrder, string>> = { dmy: 'Day first', mdy: 'Month first', ymd: 'Year first' };

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

/** Learns how a table is written from all of its rows. */
export const tableEvidence = (places: EvidencePlaces) => {
  const days = orderEvidence();
  const marks = markEvidence();
  const named = new Map<string, { readonly name: string; rows: number }>();
  // The same names as they are written, so that not each row has to be folded.
  const written = new Map<string, { rows: number }>();
  let unnamed = 0;

  const see = ({ row, cells }: CsvRow): void => {
    for (const place of places.days) days.see(cells[place] ?? '', row);
    for (const place of places.numbers) marks.see(cells[place] ?? '', row);
    if (places.name < 0) return;
    const name = (cells[places.name] ?? '').trim();
    if (name === '') {
      unnamed += 1;
      return;
    }
    const known = written.get(name) ?? named.get(fold(name));
    if (known !== undefined) {
      known.rows += 1;
      if (written.size < mostNames) written.set(name, known);
    } else if (named.size < mostNames) named.set(fold(name), { name, rows: 1 });
  };

  const orderOf = (choices: ImportChoices): Pick<Settled, 'order' | 'reading' | 'questions'> => {
    const found = days.settled(choices.dayOrder);
    if (found.order !== null) {
      const { example, order } = found;
      const reading = example === null ? [] : [`Reads ${example.text} as ${spaced(longDate(example.day))}.`];
      return { order, reading, questions: [] };
    }
    const { examples, possible } = found;
    const first = examples[0]?.text ?? '';
    const sentence =
      possible.length > 0
        ? `${first} can be read in more than one way, and no other day of the file says which. Choose how its days are written.`
        : `Days are written in different orders: ${listed(examples.map(({ text, row }) => `${text} in row ${row}`))}. Choose one; rows that do not fit are left out.`;
    const options = (possible.length > 0 ? possible : (['dmy', 'mdy'] as const)).map((order) => {
      const shown = examples.map(({ text }) => ({ text, day: readDay(text, order) })).find(({ day }) => day !== null);
      const label =
        shown === undefined || shown.day === null ? '' : `: ${shown.text} is ${spaced(longDate(shown.day))}`;
      return { value: order, label: `${orderNames[order]}${label}` };
    });
    return { order: null, reading: [], questions: [{ choice: 'dayOrder', sentence, options }] };
  };

  const markOf = (choices: ImportChoices): Pick<Settled, 'mark' | 'reading' | 'questions'> => {
    const found = marks.settled(choices.decimal);
    if (found.mark !== null) {
      const { example, mark } = found;
      const value = example === null ? null : plainNumber(example, mark);
      const reading = value === null || value === example ? [] : [`Reads ${example} as ${value}.`];
      return { mark, reading, questions: [] };
    }
    const [one] = found.examples;
    const text = one?.text ?? '';
    const sentence =
      found.examples.length > 1
        ? `Amounts are written in two ways: ${listed(found.examples.map((each) => `${each.text} in row ${each.row}`))}. Choose one; rows that do not fit are left out.`
        : `${text} can be read in two ways, and no other number of the file says which. Choose what stands before the decimals.`;
    const options = (['point', 'comma'] as const).map((mark) => ({
      value: mark,
      label: `A ${mark}${found.examples.length > 1 ? '' : `: ${text} is ${plainNumber(text, mark) ?? 'no number'}`}`,
    }));
    return { mark: null, reading: [], questions: [{ choice: 'decimal', sentence, options }] };
  };

  const nameOf = (choices: ImportChoices, clientName: string): Pick<Settled, 'takes' | 'reading' | 'questions'> => {
    const all = { takes: () => true, reading: [], questions: [] };
    if (named.size === 0 || choices.name === '') return all;
    const wanted = fold((choices.name ?? clientName).trim());
    const found = named.get(wanted);
    const only = [...named.values()][0];
    if (choices.name === null && found === undefined && named.size === 1 && only !== undefined && unnamed === 0) {
      return { ...all, reading: [`All rows are about “${only.name}”. Check that this is ${clientName}.`] };
    }
    if (found === undefined) {
      const options = [...named.values()]
        .slice(0, 50)
        .map(({ name, rows }) => ({ value: name, label: `${name} (${countOf(rows, 'row')})` }));
      const sentence = `The file is about ${countOf(named.size, 'client')}, and none is named ${clientName}. Choose whose rows come here.`;
      return {
        takes: () => false,
        reading: [],
        questions: [{ choice: 'name', sentence, options: [...options, { value: '', label: 'All rows' }] }],
      };
    }
    const others = [...named.values()].reduce((sum, { rows }) => sum + rows, 0) - found.rows + unnamed;
    const left =
      others === 0
        ? ''
        : ` ${capitalised(countOf(others, 'row'))} about others ${others === 1 ? 'stays' : 'stay'} out.`;
    const reading = others === 0 ? [] : [`Takes the ${countOf(found.rows, 'row')} about “${found.name}”.${left}`];
    return { takes: (name) => name === found.name || fold(name.trim()) === wanted, reading, questions: [] };
  };

  return {
    see,
    settled: (choices: ImportChoices, clientName: string): Settled => {
      const [order, mark, name] = [orderOf(choices), markOf(choices), nameOf(choices, clientName)];
      return {
        order: order.order,
        mark: mark.mark,
        takes: name.takes,
        reading: [...order.reading, ...mark.reading, ...name.reading],
        questions: [...order.questions, ...mark.questions, ...name.questions],
      };
    },
  };
};

/** The number as this app writes it: groups with commas, a point before the decimals. */
const plainNumber = (text: string, mark: DecimalMark): string | null => {
  const digits = /[\d.,'’\s\u00a0\u202f]*\d/.exec(text)?.[0]?.trim();
  if (digits === undefined) return null;
  const [whole = '', decimals] = digits
    .replace(/['’\s\u00a0\u202f]/g, '')
    .replaceAll(mark === 'comma' ? '.' : ',', '')
    .split(mark === 'comma' ? ',' : '.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${decimals === undefined ? '' : `.${decimals}`}`;
};
