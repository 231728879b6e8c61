import { addMonths, daysBetween } from '../rules/dates.ts';
import { voiceOf } from '../rules/ending.ts';
import { capitalised, countInWords, countOf } from '../rules/words.ts';
import type { ClientFacing, PackEnding } from './data.ts';
import type { Block, Inline, Reading } from './model.ts';
import { freelancerName, personName } from './text.ts';

/** Months from the first day to the last, to the nearest; at least one. Null without a first day. */
const monthsTogether = (data: ClientFacing, ending: PackEnding): number | null => {
  const { start } = data;
  if (start === null || start >= ending.end) return null;
  let months = 0;
  while (addMonths(start, months + 1) <= ending.end) months += 1;
  const rest = daysBetween(addMonths(start, months), ending.end);
  return Math.max(1, rest >= 15 ? months + 1 : months);
};

const thanksOf = (data: ClientFacing, ending: PackEnding): string => {
  if (data.thanks.trim() !== '') return data.thanks.trim();
  const months = monthsTogether(data, ending);
  return months === null
    ? 'Thank you for the work together.'
    : `Thank you for ${countOf(months, 'month')} of work together.`;
};

export const contactBlocks = (data: ClientFacing, ending: PackEnding): readonly Block[] => {
  const paragraphs = thanksOf(data, ending).split(/\n\s*\n/u);
  const [person, business] = [personName(data), freelancerName(data)];
  const signed: Inline = person === business ? person : [{ text: `${person}\n` }, { text: business, tone: 'grey' }];
  const { referrals, freelancer, client } = data;
  const agreed =
    referrals.length === 1 ? 'This person has agreed' : referrals.length === 2 ? 'Both have agreed' : 'All have agreed';
  const reach = [freelancer.email, freelancer.phone].filter((text) => text !== '').join('\n');
  const people = referrals.length === 1 ? 'person' : 'people';
  return [
    {
      kind: 'beside',
      margin: ['Thank you'],
      look: 'label',
      body: [
        ...paragraphs.map((text, index): Reading => ({ as: index === 0 ? 'lead' : 'text', text })),
        { as: 'text', text: signed },
      ],
    },
    ...(referrals.length === 0
      ? []
      : [
          {
            kind: 'table',
            title: `${capitalised(countInWords(referrals.length))} ${people} ${voiceOf(freelancer) === 'we' ? 'we' : 'I'} recommend`,
            summary: 'People recommended',
            look: 'plain',
            columns: [
              { head: 'Name', width: 120 },
              { head: 'Studio', width: 100 },
              { head: 'Good for', width: 'rest' },
              { head: 'Contact', width: 128 },
            ],
            rows: referrals.map(({ name, studio, goodFor, contact }) => [name, studio, goodFor, contact]),
            rowHead: 'strong',
            note: `${agreed} to be named here.`,
          } as const,
        ]),
    {
      kind: 'table',
      title: 'Who to reach',
      summary: 'Who to reach on both sides',
      look: 'plain',
      columns: [
        { head: 'For', width: 120 },
        { head: 'Name', width: 100 },
        { head: 'Until', width: 'rest' },
        { head: 'Contact', width: 128 },
      ],
      rows: [
        ['Anything in this pack', person, 'No end date', reach],
        ...(client.contact === null ? [] : [['Your side', client.contact.name, '', client.contact.email]]),
      ],
      rowHead: 'strong',
    },
    ...(data.invoices.length === 0
      ? []
      : [
          {
            kind: 'note',
            at: 'foot-reading',
            text: 'The statement of account is also attached to this PDF as a table (statement.csv), ready for bookkeeping.',
          } as const,
        ]),
  ];
};
