/** Tables of no program we know: each column is matched with a field, proposed by its heading, decided by the person. */
import { entryKindContent } from '../../content/journal.ts';
import {
  type DayOrder,
  type DecimalMark,
  type ImportChoices,
  type PlainField,
  plainFields,
} from '../../model/import.ts';
import { type EntryKind, entryKinds } from '../../model/index.ts';
import { emptyFacts } from '../journal.ts';
import { fold } from '../search.ts';
import type { CsvRow } from './csv.ts';
import { readClock, readDay, readTime } from './days.ts';
import { readDecimal } from './decimal.ts';
import { checkedEntry, names, onHalf, titled } from './entry-text.ts';
import { headingOf } from './headers.ts';
import { type InvoiceColumns, noColumns } from './invoice-columns.ts';
import { mostEntries, type ReadEntry, type Troubles } from './types.ts';

/** Headings that name a field, folded, in English, German, French, Spanish, Portuguese and Dutch. */
const headings: Readonly<Record<PlainField, readonly string[]>> = {
  date: ['date', 'day', 'datum', 'tag', 'jour', 'fecha', 'data', 'dia', 'start date', 'created'],
  time: ['time', 'uhrzeit', 'heure', 'hora', 'tijd', 'start time', 'at'],
  kind: ['kind', 'type', 'art', 'typ'],
  title: ['title', 'subject', 'titel', 'betreff', 'titre', 'sujet', 'titulo', 'asunto', 'assunto', 'onderwerp'],
  text: [
    'what happened',
    'remark',
    'remarks',
    'text',
    'note',
    'notes',
    'body',
    'entry',
    'notiz',
    'texte',
    'texto',
    'tekst',
    'content',
    'comment',
  ],
  billed: [
    'billed',
    'billed minutes',
    'billed hours',
    'hours',
    'stunden',
    'heures',
    'horas',
    'uren',
    'minutes',
    'duration',
  ],
  unbilled: ['unbilled', 'unbilled minutes', 'unbilled hours', 'non-billable'],
  people: ['people', 'participants', 'who', 'with', 'personen', 'personnes', 'personas', 'pessoas'],
  tags: ['tags', 'labels', 'schlagworte', 'etiquettes', 'etiquetas'],
  private: ['how it was for me', 'private', 'privat', 'prive', 'privado'],
  number: [
    'number',
    'invoice number',
    'invoice #',
    'invoice no',
    'invoice no.',
    'nummer',
    'rechnungsnummer',
    'numero',
    'factuurnummer',
    'invoice',
  ],
  issued: ['issued', 'date issued', 'invoice date', 'rechnungsdatum', 'date de facture', 'factuurdatum', 'issue date'],
  due: ['due', 'due date', 'fallig', 'fallig am', 'falligkeit', 'echeance', 'vencimiento', 'vencimento', 'vervaldatum'],
  description: ['description', 'beschreibung', 'descripcion', 'descricao', 'omschrijving', 'project', 'projekt'],
  currency: ['currency', 'wahrung', 'devise', 'moneda', 'moeda', 'valuta'],
  net: ['net', 'netto', 'subtotal', 'net amount', 'nettobetrag', 'ht', 'total ht'],
  tax: ['tax', 'vat', 'mwst', 'ust', 'steuer', 'tva', 'iva', 'btw', 'tax amount', 'vat amount'],
  total: [
    'total',
    'gross',
    'brutto',
    'amount',
    'betrag',
    'bruttobetrag',
    'montant',
    'importe',
    'valor',
    'bedrag',
    'ttc',
    'total ttc',
    'summe',
  ],
  paid: ['paid', 'amount paid', 'bezahlt', 'paye', 'pagado', 'pago', 'betaald'],
  paidOn: ['paid on', 'date paid', 'payment date', 'bezahlt am', 'last payment date', 'zahlungsdatum'],
  status: ['status', 'state', 'estado', 'etat'],
  name: ['client', 'customer', 'client name', 'customer name', 'kunde', 'cliente', 'klant'],
};

export type ColumnFields = ReadonlyMap<number, PlainField>;

/** What each column probably is; a field is given once. */
export const proposedColumns = (heading: readonly string[]): ColumnFields => {
  const taken = new Set<PlainField>();
  const found = new Map<number, PlainField>();
  for (const [index, name] of heading.entries()) {
    const folded = headingOf(name).replace(/\s*\((min|h|minutes|hours|utc)\)$/, '');
    const field = Object.entries(headings).find(([, known]) => known.includes(folded))?.[0];
    const match = fieldNamed(field ?? '');
    if (match === null || taken.has(match)) continue;
    taken.add(match);
    found.set(index, match);
  }
  return found;
};

/** The field of this name, or null. */
export const fieldNamed = (name: string): PlainField | null => plainFields.find((field) => field === name) ?? null;

export const chosenColumns = (choices: ImportChoices, heading: readonly string[]): ColumnFields =>
  choices.columns === null
    ? proposedColumns(heading)
    : new Map(
        Object.entries(choices.columns).flatMap(([index, field]) =>
          Number(index) < heading.length ? [[Number(index), field] as const] : [],
        ),
      );

const placesOf = (columns: ColumnFields): ReadonlyMap<PlainField, number> =>
  new Map([...columns].map(([index, field]) => [field, index]));

/** What the rows are, as far as the columns say it; null when both or neither is possible. */
export const targetOf = (columns: ColumnFields): 'entries' | 'invoices' | null => {
  const places = placesOf(columns);
  const invoices = places.has('number') && (places.has('total') || places.has('net'));
  const entries =
    places.has('date') && (places.has('text') || places.has('title') || places.has('private') || places.has('billed'));
  return invoices === entries ? null : invoices ? 'invoices' : 'entries';
};

/** Columns of a plain invoice table; `date` stands for the day of issue where nothing else does. */
export const plainInvoiceColumns = (columns: ColumnFields): InvoiceColumns => {
  const places = placesOf(columns);
  const at = (...wanted: readonly PlainField[]): number =>
    wanted.map((field) => places.get(field)).find((place) => place !== undefined) ?? -1;
  const total = at('total');
  return {
    ...noColumns,
    number: at('number'),
    name: at('name'),
    issued: at('issued', 'date'),
    due: at('due'),
    description: at('description', 'title', 'text'),
    currency: at('currency'),
    status: at('status'),
    total: total >= 0 ? total : at('net'),
    tax: at('tax'),
    net: total >= 0 ? at('net') : -1,
    paid: at('paid'),
    paidOn: at('paidOn'),
  };
};

/** A cell begun with an apostrophe so that a spreadsheet does not run it as a formula says again what it said. */
export const withoutGuard = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

const kindOf = (text: string): EntryKind => {
  const folded = fold(text.trim());
  return entryKinds.find((kind) => kind === folded || fold(entryKindContent[kind].label) === folded) ?? 'note';
};

export type PlainContext = {
  readonly order: DayOrder;
  readonly mark: DecimalMark;
  readonly half: 'facts' | 'private';
  readonly takes: (name: string) => boolean;
};

/** Minutes of a cell; a heading with "min" holds minutes, any other hours. Null when it is no time. */
const minutesIn = (cell: string, heading: string, mark: DecimalMark): number | null => {
  if (cell.trim() === '') return 0;
  const clock = readClock(cell);
  if (clock !== null) return Math.round(clock / 60);
  const decimal = readDecimal(cell, mark);
  if (decimal === null || decimal.units < 0n) return null;
  const value = Number(decimal.units) / 10 ** decimal.scale;
  return Math.round(/min/.test(headingOf(heading)) ? value : value * 60);
};

/** Reads rows of a plain table as entries of the journal. */
export const plainEntries = (
  columns: ColumnFields,
  heading: readonly string[],
  { order, mark, half, takes }: PlainContext,
  found: Troubles,
) => {
  const places = placesOf(columns);
  const entries: ReadEntry[] = [];
  let beyond = 0;
  const add = (row: CsvRow): void => {
    const place = `Row ${row.row}`;
    const cell = (field: PlainField): string => withoutGuard(row.cells[places.get(field) ?? -1] ?? '');
    if (!takes(cell('name').trim())) return;
    if (entries.length >= mostEntries) {
      beyond += 1;
      return;
    }
    const day = readDay(cell('date'), order);
    if (day === null) {
      const text = cell('date').trim();
      found.add(
        place,
        text === ''
          ? 'has no date. It was left out.'
          : `has a date that cannot be read (“${text.slice(0, 40)}”). It was left out.`,
      );
      return;
    }
    const time = readTime(cell('time')) ?? readTime(cell('date')) ?? '12:00';
    const [billed, unbilled] = (['billed', 'unbilled'] as const).map((field) =>
      minutesIn(cell(field), heading[places.get(field) ?? -1] ?? '', mark),
    );
    if (billed === null || unbilled === null || billed === undefined || unbilled === undefined) {
      found.add(place, 'has a time that cannot be read. It was left out.');
      return;
    }
    const said = titled(cell('title'), cell('text'));
    const own = cell('private');
    if (said.title === '' && said.text.trim() === '' && own.trim() === '' && billed + unbilled === 0) {
      found.add(place, 'holds no words. It was left out.');
      return;
    }
    const facts = {
      ...emptyFacts(`${day}T${time}`),
      ...said,
      kind: kindOf(cell('kind')),
      minutesBilled: billed,
      minutesUnbilled: unbilled,
      people: names(cell('people').split(/[,;]\s*/)),
      tags: names(cell('tags').split(/[,;]\s*/)),
    };
    const halves = onHalf(facts, half);
    const text = [halves.private?.text ?? '', own.toWellFormed()].filter((part) => part.trim() !== '').join('\n\n');
    const whole = { facts: halves.facts, private: text === '' ? null : { text, mood: null, energy: null } };
    const entry = checkedEntry(place, whole, found);
    if (entry !== null) entries.push(entry);
  };
  return { add, end: (): readonly ReadEntry[] => entries, beyond: () => beyond };
};
