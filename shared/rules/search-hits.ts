/** What the palette finds: entries by their two sides, and records, each with where it is and the words around the hit. */
import { entryKindContent } from '../content/journal.ts';
import type { ClientDocument } from '../model/client.ts';
import type { JournalEntry } from '../model/journal.ts';
import { searchJournal } from './journal-filter.ts';
import { formatMoney } from './money.ts';
import { type Excerpt, excerptOf, findAll, fold } from './search.ts';

export type SearchHit = {
  readonly clientId: string;
  readonly clientName: string;
  /** `private` is never shown outside its seam. */
  readonly side: 'facts' | 'record' | 'private';
  readonly excerpt: Excerpt;
  /** What it is: "Call", "Invoice", "Clause 11.2". */
  readonly what: string;
  /** A civil day, or null. */
  readonly on: string | null;
  /** A route below the client: "journal/entry/<id>". */
  readonly place: string;
};

type Named = Pick<ClientDocument, 'id' | 'name'>;

/** At most `limit` hits of each side, newest first. `entries` are newest first and without removed ones. */
export const entryHits = (
  client: Named,
  entries: readonly JournalEntry[],
  query: string,
  limit: number,
): readonly SearchHit[] => {
  const needle = fold(query.trim());
  if (needle === '') return [];
  const facts: SearchHit[] = [];
  const mine: SearchHit[] = [];
  for (const entry of searchJournal(entries, needle)) {
    if (facts.length >= limit && mine.length >= limit) break;
    const base = {
      clientId: client.id,
      clientName: client.name,
      what: entryKindContent[entry.facts.kind].label,
      on: entry.facts.at.slice(0, 10),
      place: `journal/entry/${entry.id}`,
    };
    const happened = facts.length < limit ? factsExcerpt(entry, needle) : null;
    if (happened !== null) facts.push({ ...base, side: 'facts', excerpt: happened });
    const felt = mine.length < limit && entry.private !== null ? excerptOf(entry.private.text, needle) : null;
    if (felt !== null) mine.push({ ...base, side: 'private', excerpt: felt });
  }
  return [...facts, ...mine];
};

const factsExcerpt = ({ facts }: JournalEntry, needle: string): Excerpt | null => {
  const own = excerptOf(facts.title, needle) ?? excerptOf(facts.text, needle);
  if (own !== null) return own;
  // A hit beside the text says too which entry it belongs to.
  const name = facts.title || facts.text.split('\n', 1)[0]?.slice(0, 60) || '';
  for (const beside of [
    facts.tags.map((tag) => `#${tag}`).join(' '),
    facts.people.join(', '),
    facts.attachments.map((file) => file.name).join(', '),
  ]) {
    const found = excerptOf(beside, needle);
    if (found === null) continue;
    const text = name === '' ? found.text : `${name} · ${found.text}`;
    return { text, spans: findAll(text, needle) };
  }
  return null;
};

type Searchable = { readonly text: string; readonly what: string; readonly on: string | null; readonly place: string };

const recordTexts = (document: ClientDocument): readonly Searchable[] => [
  ...document.invoices.map((invoice) => ({
    text: [
      `${invoice.kind === 'credit-note' ? 'Credit note' : 'Invoice'} ${invoice.number}`,
      invoice.description,
      formatMoney(invoice.gross, invoice.currency),
    ]
      .filter(Boolean)
      .join(', '),
    what: 'Records, Invoices',
    on: invoice.issued,
    place: `records/invoices/${invoice.id}`,
  })),
  ...document.agreements.flatMap((agreement) => [
    { text: agreement.title, what: 'Records, Contract', on: agreement.signedOn, place: 'records/contract' },
    ...agreement.clauses.flatMap((clause) =>
      [clause.quote, clause.meaning].map((text) => ({
        text,
        what: `Clause ${clause.number}`,
        on: null,
        place: `records/contract/${clause.id}`,
      })),
    ),
  ]),
  ...document.contacts.map(({ name, role, email }) => ({
    text: [name, role, email].filter(Boolean).join(', '),
    what: 'Records, People',
    on: null,
    place: 'records/people',
  })),
  ...document.materials.map(({ name }) => ({
    text: name,
    what: 'Records, Materials',
    on: null,
    place: 'records/materials',
  })),
  ...document.accesses.map(({ system }) => ({
    text: system,
    what: 'Records, Materials',
    on: null,
    place: 'records/materials',
  })),
  ...document.letters.map(({ subject, on, letterId }) => ({
    text: subject,
    what: 'Exit, Letters',
    on,
    place: `exit/letters/${letterId}`,
  })),
];

/** At most `limit` records of a client with the words in them. Reviews, talks and lessons are not searched: private. */
export const recordHits = (document: ClientDocument, query: string, limit: number): readonly SearchHit[] => {
  const needle = fold(query.trim());
  if (needle === '') return [];
  const hits: SearchHit[] = [];
  for (const { text, what, on, place } of recordTexts(document)) {
    if (hits.length >= limit) break;
    const excerpt = excerptOf(text, needle);
    if (excerpt === null || hits.some((hit) => hit.place === place && hit.excerpt.text === excerpt.text)) continue;
    hits.push({ clientId: document.id, clientName: document.name, side: 'record', excerpt, what, on, place });
  }
  return hits;
};
