import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { conversationContent } from '#shared/content/conversation.ts';
import { exitPlanContent } from '#shared/content/exit-plan.ts';
import { exitItems } from '#shared/content/exit-plan-items.ts';
import { lettersContent } from '#shared/content/letters.ts';
import { type ClientDocument, emptyWorkspace } from '#shared/model/index.ts';
import { valuesFrom, withTyped } from '#shared/rules/letter-values.ts';
import {
  closingLetterFor,
  defaultVariant,
  fieldLabel,
  fieldsOf,
  fillLetter,
  isMergeField,
  letterById,
  lettersFor,
  mergeLetter,
  missingFields,
} from '#shared/rules/letters.ts';
import { toneMarks } from '#shared/rules/tone.ts';
import { clientOf, days30, invoiceOf, materialOf, plain, planOf } from './builders.ts';
import { everyValue } from './letter-examples.ts';

const letter = (id: string) => {
  const found = letterById(id);
  if (found === undefined) throw new Error(`no letter ${id}`);
  return found;
};

describe('filling a letter', () => {
  it('puts values in, and keeps a block only when its field has one', () => {
    const text = 'Dear {{name}},[[place| at {{place}}[[time|, {{time}}]]]] .';
    expect(mergeLetter(text, { name: 'Duarte' })).toBe('Dear Duarte,.');
    expect(mergeLetter(text, { name: 'Duarte', place: 'the studio' })).toBe('Dear Duarte, at the studio.');
    expect(mergeLetter(text, { name: 'Duarte', place: 'the studio', time: '10:00' })).toBe(
      'Dear Duarte, at the studio, 10:00.',
    );
    expect(mergeLetter(text, { name: 'Duarte', place: '   ', time: '10:00' })).toBe('Dear Duarte,.');
  });

  it('keeps an open field to be seen', () => {
    expect(mergeLetter('Dear {{client_contact}},', { client_contact: ' ' })).toBe('Dear {{client_contact}},');
  });

  it('does not double a full stop, and does not tidy what the user typed', () => {
    expect(mergeLetter('About {{a}}. {{b}} .', { a: 'changes.', b: 'two  blanks ,\n\n\nthree lines' })).toBe(
      'About changes. two  blanks ,\n\n\nthree lines.',
    );
  });

  it('never reads a value as template, whatever the user typed', () => {
    const nasty = fc.oneof(
      fc.constantFrom('{{b}}', '[[a|x]]', '[[', ']]', '{{', '$&', '$1', '\ue000', '\ue001', '{{a}}[[b|{{b}}]]'),
      fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
    );
    fc.assert(
      fc.property(nasty, nasty, (a, b) => {
        const merged = mergeLetter('<{{a}}|[[b|{{b}}]]|[[c|gone]]|{{a}}>', { a, b });
        expect(merged).toBe(`<${a.trim()}|${b.trim()}||${a.trim()}>`);
      }),
    );
  });

  it('does not take names of the language for fields', () => {
    expect(mergeLetter('{{constructor}}[[toString| never]]', {})).toBe('{{constructor}}');
  });

  it('names the fields that are still missing in the chosen variant', () => {
    const notice = letter('notice-by-clause');
    const { my_name: _, ...others } = everyValue;
    expect(missingFields(notice, 'neutral', others).map((field) => field.label)).toEqual(['Your name']);
    expect(fillLetter(notice, 'neutral', everyValue).missing).toEqual([]);
    expect(fillLetter(notice, 'neutral', everyValue).subject).toBe('Notice: Brand and Website Services');
    expect(fieldLabel('last_day')).toBe('Last working day');
  });
});

describe('which letters are offered', () => {
  it('are all, but only the few short ones when safety comes first', () => {
    expect(lettersFor(null)).toHaveLength(lettersContent.letters.length);
    expect(
      lettersFor(planOf({ urgent: 'safety' }))
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(lettersContent.urgentSafetyLetters.toSorted());
  });

  it('end the work as the plan says, briefly in an urgent case and neutrally when moods are low', () => {
    expect(closingLetterFor('mutual')).toBe('mutual-ending');
    expect(defaultVariant(planOf({ urgent: 'payment' }), 1)).toBe('brief');
    expect(defaultVariant(planOf(), -1)).toBe('neutral');
    expect(defaultVariant(planOf(), null)).toBe('warm');
  });
});

describe('what the records already know', () => {
  const workspace = {
    ...emptyWorkspace(),
    profile: {
      ...emptyWorkspace().profile,
      person: 'Inês Arvelo',
      business: 'Inês Arvelo, Brand & Web',
      bank: { holder: 'Inês Arvelo', iban: 'PT50 0000', bic: '', lines: [] },
    },
  };
  const clause = (
    number: string,
    kind: 'payment' | 'termination' | 'notice',
  ): ClientDocument['agreements'][number]['clauses'][number] => {
    return {
      id: number,
      number,
      heading: '',
      kind,
      quote: `Words of ${number}.`,
      meaning: '',
      page: null,
      until: '',
      actions: [],
      note: '',
    };
  };
  const client = clientOf({
    mainContactId: 'duarte',
    contacts: [
      { id: 'duarte', name: 'Duarte Pimenta', role: '', kind: 'client-contact', email: '', phone: '', note: '' },
    ],
    agreements: [
      {
        id: 'agr-1',
        title: 'Brand and Website Services',
        signedOn: '2025-09-18',
        startsOn: null,
        endsOn: null,
        renewsMonths: null,
        currency: 'EUR',
        paymentTermsDays: 14,
        noticeRule: days30,
        noticeForm: '',
        clauses: [clause('3.2', 'payment'), clause('8.1', 'notice'), clause('8.2', 'termination')],
      },
    ],
    invoices: [invoiceOf({ number: '2026-031', due: '2026-10-14', issued: '2026-09-30', gross: 135_300 })],
    materials: [
      materialOf({ plannedOn: '2027-01-24' }),
      materialOf({ id: 'm2', ledger: 'to-hand-over', name: 'Logo files' }),
    ],
    referrals: [
      { id: 'r1', name: 'Studio Caldeira', studio: '', goodFor: '', contact: '', consent: 'idea' },
      {
        id: 'r2',
        name: 'Tomás Brandão',
        studio: '',
        goodFor: 'small hotels',
        contact: 't@x.example',
        consent: 'agreed-to-be-named',
      },
    ],
  });
  const values = (id: string, change: Partial<Parameters<typeof valuesFrom>[0]> = {}) =>
    valuesFrom({ client, workspace, plan: planOf(), today: '2026-11-21', letter: letter(id), ...change });

  it('fills a notice completely', () => {
    const { body, missing } = fillLetter(letter('notice-by-clause'), 'neutral', values('notice-by-clause'));
    expect(missing).toEqual([]);
    expect(plain(body)).toContain('under clause 8.2, with 30 days of notice. The last working day is 31 January 2027.');
    expect(body).toContain('I have decided to take my business in a different direction.');
    expect(toneMarks(body, 'notice')).toEqual([]);
  });

  it('fills a reminder with the oldest overdue invoice and the clause on payment', () => {
    expect(values('payment-reminder-firm')).toMatchObject({
      invoice_number: '2026-031',
      invoice_amount: 'EUR\u00a01,353.00',
      days_overdue: '38',
      clause_number: '3.2',
      payment_details: 'Inês Arvelo, IBAN PT50 0000',
      open_balance: 'EUR\u00a01,353.00',
    });
  });

  it('lists what goes back now, and once all is back, all of it', () => {
    const back = materialOf({ id: 'm3', name: 'Key card', status: 'done', doneOn: '2026-10-02' });
    const receipt = (materials: ClientDocument['materials']) => {
      const { materials_list, return_date } = values('materials-receipt', { client: { ...client, materials } });
      return [plain(materials_list ?? ''), plain(return_date ?? '')];
    };
    expect(receipt([...client.materials, back])).toEqual(['- Photo drive, 24 January 2027', '24 January 2027']);
    expect(receipt([back])).toEqual(['- Key card, 2 October 2026', '2 October 2026']);
    expect(receipt([])).toEqual(['', '']);
  });

  it('names only colleagues who agreed to be named', () => {
    expect(values('referral-offer')).toMatchObject({ referral_name_1: 'Tomás Brandão', referral_name_2: '' });
  });

  it('knows nothing of an empty client but the day and the name', () => {
    const known = values('final-statement', { client: clientOf(), plan: null, workspace: emptyWorkspace() });
    expect(Object.entries(known).filter(([, value]) => value !== '')).toEqual([
      ['today', '21\u00a0November 2026'],
      ['client_company', 'Ondelar Stays'],
    ]);
  });

  it('gives way to what the user typed, also to nothing', () => {
    expect(withTyped({ last_day: '31 January 2027', my_name: 'Inês' }, { last_day: '' })).toEqual({
      last_day: '',
      my_name: 'Inês',
    });
  });

  it('holds no private word', () => {
    const secret = 'SECRET-MARK';
    const talk: ClientDocument['talks'][number] = {
      id: 't',
      state: 'done',
      on: '2026-11-01',
      form: '',
      preparation: { 'talk.request': secret, 'talk.own-part': secret },
      after: { 'after.i-learned': secret },
    };
    const withSecrets = { ...client, talks: [talk], lessons: [{ id: 'l', on: '2026-11-01', text: secret }] };
    for (const each of lettersContent.letters) {
      expect(JSON.stringify(values(each.id, { client: withSecrets }))).not.toContain(secret);
    }
  });
});

describe('the content of letters and exit plan', () => {
  const letterIds = new Set(lettersContent.letters.map(({ id }) => id));

  test.each(lettersContent.letters.map((each) => [each.id, each] as const))(
    '%s uses the fields it declares',
    (_, each) => {
      const used = new Set(
        (['warm', 'neutral', 'brief'] as const).flatMap((variant) => fieldsOf(each, variant).map((field) => field.id)),
      );
      expect([...used].toSorted()).toEqual([...each.required, ...each.optional].toSorted());
      const all = [each.subject, ...Object.values(each.variants)].join('\n');
      const written = [...all.matchAll(/\{\{(\w+)\}\}|\[\[(\w+)\|/g)].map((match) => match[1] ?? match[2] ?? '');
      expect(written.filter((id) => !isMergeField(id))).toEqual([]);
    },
  );

  it('names only letters that exist', () => {
    const named = exitItems.flatMap(({ link, link2 }) =>
      [link, link2].flatMap((each) => (each?.type === 'letter' ? [each.letter] : [])),
    );
    const opened = conversationContent.outcomes.flatMap(({ next }) =>
      next.filter((step) => step.startsWith('open-letter-')).map((step) => step.slice('open-letter-'.length)),
    );
    expect([...named, ...opened, ...lettersContent.urgentSafetyLetters].filter((id) => !letterIds.has(id))).toEqual([]);
  });

  it('has ids and groups that are used once', () => {
    for (const ids of [exitItems, lettersContent.letters, lettersContent.fields, exitPlanContent.groups]) {
      expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
    }
    expect(exitItems.map(({ order }) => order)).toEqual(exitItems.map((_, index) => index + 1));
    expect(new Set(exitItems.map(({ group }) => group)).size).toBe(exitPlanContent.groups.length);
  });

  it('plans a conversation of 45 minutes', () => {
    expect(conversationContent.agenda.items.reduce((total, { minutes }) => total + minutes, 0)).toBe(45);
  });
});
