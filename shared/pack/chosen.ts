/** Which sections stand in a pack, and in which order. */
import type { ClientSection, RecordsSection } from '../model/index.ts';
import type { Block, Inline, Section } from './model.ts';

/** What the sections are called, in both editions. */
export const sectionTitles = {
  client: {
    glance: 'At a glance',
    ending: 'How the agreement ends',
    account: 'Statement of account',
    materials: 'Handed over and returned',
    receipt: 'Acknowledgement of receipt',
    dates: 'Accesses and remaining dates',
    contacts: 'Contacts, referrals and thanks',
  },
  records: {
    summary: 'Summary',
    agreement: 'The agreement and what was done under it',
    account: 'Account and aging',
    invoices: 'All invoices and payments',
    interest: 'Interest worksheet',
    chronology: 'Chronology',
    materials: 'Materials and accesses',
    letters: 'Letters, people and dates',
    exhibits: 'Exhibits',
    integrity: 'Integrity',
  },
} as const satisfies {
  readonly client: Readonly<Record<ClientSection, string>>;
  readonly records: Readonly<Record<RecordsSection, string>>;
};

/** Sections the user may leave out; the others always stand there. The interest worksheet has a choice of its own. */
export const mayBeLeftOut = {
  client: ['materials', 'receipt', 'dates'],
  records: ['chronology', 'exhibits'],
} as const satisfies { readonly client: readonly ClientSection[]; readonly records: readonly RecordsSection[] };

/** Sections that keep their place: a pack opens with its summary, and closes with whom to reach or how to check it. */
export const keepsItsPlace = {
  client: ['glance', 'contacts'],
  records: ['summary', 'integrity'],
} as const satisfies { readonly client: readonly ClientSection[]; readonly records: readonly RecordsSection[] };

type Choice = { readonly leftOut: readonly string[]; readonly order: readonly string[] };

/** `usual` without what was left out, in the chosen order. The first and the last of `usual` keep their places. */
export const chosenOrder = <S extends string>(
  usual: readonly S[],
  { leftOut, order }: Choice,
  rules: { readonly optional: readonly S[]; readonly fixed: readonly S[] },
): readonly S[] => {
  const isFixed = (section: S): boolean => rules.fixed.includes(section);
  const isOut = (section: S): boolean => rules.optional.includes(section) && leftOut.includes(section);
  const moved = usual
    .filter((section) => !isFixed(section))
    .map((section, index) => ({ section, at: order.indexOf(section), index }))
    .sort((a, b) => (a.at < 0 ? usual.length : a.at) - (b.at < 0 ? usual.length : b.at) || a.index - b.index)
    .map(({ section }) => section);
  const free = moved[Symbol.iterator]();
  return usual
    .map((section) => (isFixed(section) ? section : (free.next().value ?? section)))
    .filter((section) => !isOut(section));
};

const keepsInline = (inline: Inline, has: (target: string) => boolean): Inline =>
  typeof inline === 'string' ? inline : inline.filter((span) => !('see' in span) || has(span.see));

/** Takes away links to sections that are not printed. */
const withoutDeadLinks = (block: Block, has: (target: string) => boolean): Block => {
  switch (block.kind) {
    case 'facts':
      return {
        ...block,
        facts: block.facts.map((fact) =>
          fact.note === undefined ? fact : { ...fact, note: keepsInline(fact.note, has) },
        ),
      };
    case 'asks':
      return {
        ...block,
        items: block.items.map((ask) => (ask.see === null || has(ask.see) ? ask : { ...ask, see: null })),
        ...(block.more === undefined ? {} : { more: keepsInline(block.more, has) }),
      };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => keepsInline(cell, has))) };
    default:
      return block;
  }
};

export type Draft = Omit<Section, 'number'>;

/** Numbers the sections without gaps. */
export const numbered = (drafts: readonly Draft[]): readonly Section[] => {
  const ids = new Set(drafts.map(({ id }) => id));
  const has = (target: string): boolean => !target.startsWith('section:') || ids.has(target);
  return drafts.map((draft, index) => ({
    ...draft,
    number: index + 1,
    blocks: draft.blocks.map((block) => withoutDeadLinks(block, has)),
  }));
};
