/** The five stations of the way out: always all reachable, each with one line about where it stands. */
import type { ClientDocument } from '#shared/model/index.ts';
import { addDays, dayMonth, type Locale, longDayMonth } from '#shared/rules/dates.ts';
import { figureOf } from '#shared/rules/words.ts';

export const stations = ['timing', 'wrap-up', 'letters', 'pack', 'after'] as const;
export type Station = (typeof stations)[number];

export const stationTitles: Readonly<Record<Station, string>> = {
  timing: 'Timing',
  'wrap-up': 'Wrap-up',
  letters: 'Letters',
  pack: 'Pack',
  after: 'After',
};

export type StationLine = { readonly station: Station; readonly line: string; readonly done: boolean };

type Where = {
  readonly client: ClientDocument;
  readonly steps: { readonly total: number; readonly done: number };
  /** The next day something is still open after the last day, or null. */
  readonly next: string | null;
  readonly today: string;
  readonly locale: Locale;
};

const lettersLine = (letters: ClientDocument['letters']): string => {
  const sent = letters.filter(({ state }) => state === 'sent').length;
  const drafts = letters.length - sent;
  if (letters.length === 0) return 'Nothing written yet';
  const parts = [...(sent > 0 ? [`${sent} sent`] : []), ...(drafts > 0 ? [figureOf(drafts, 'draft')] : [])];
  return parts.join(', ');
};

export const stationLines = ({ client, steps, next, today, locale }: Where): readonly StationLine[] => {
  const lastDay = client.exit?.lastDay ?? null;
  const over = lastDay !== null && lastDay < today;
  const pack = client.packs.at(-1);
  const after =
    lastDay === null
      ? 'After the last day'
      : over
        ? next === null
          ? 'Nothing open'
          : `Next: ${longDayMonth(next, locale)}`
        : `From ${longDayMonth(addDays(lastDay, 1), locale)}`;
  return [
    {
      station: 'timing',
      line: lastDay === null ? 'Choose a last day' : `${over ? 'Ended' : 'Last day'} ${dayMonth(lastDay, locale)}`,
      done: lastDay !== null,
    },
    {
      station: 'wrap-up',
      line: steps.done === 0 ? `${figureOf(steps.total, 'step')} prepared` : `${steps.done} of ${steps.total} done`,
      done: steps.total > 0 && steps.done === steps.total,
    },
    {
      station: 'letters',
      line: lettersLine(client.letters),
      done: client.letters.length > 0 && client.letters.every(({ state }) => state === 'sent'),
    },
    {
      station: 'pack',
      line: pack === undefined ? 'Fills as you go' : `Made ${dayMonth(pack.asOf, locale)}`,
      done: pack !== undefined,
    },
    { station: 'after', line: after, done: over && next === null },
  ];
};

/** The station and the rest of a place below "exit": "letters/thank-you" is the letter inside Letters. */
export const stationOf = (place: string): { readonly station: Station; readonly rest: string } => {
  const [first = '', ...rest] = place.split('/');
  return { station: stations.find((station) => station === first) ?? 'timing', rest: rest.join('/') };
};
