import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientDocument, emptyWorkspace, entryFacts } from '#shared/model/index.ts';
import { draftOf, newDraft, shownText, storedText, withDraft, writtenLetter } from '#shared/rules/letter-draft.ts';
import { fittingLetters } from '#shared/rules/letter-list.ts';
import { sentFacts, withLetterSent } from '#shared/rules/letter-sent.ts';
import { letterById } from '#shared/rules/letters.ts';
import { movedPlaces, placesOf, stretches } from '#shared/rules/text-marks.ts';
import { clientOf, invoiceOf, materialOf, planOf } from './builders.ts';
import { agreementOf } from './exit-builders.ts';

const today = '2026-11-21';
const template = letterById('notice-by-clause');
if (template === undefined) throw new Error('The notice is missing.');
const plan = planOf();
const client = clientOf({ agreements: [agreementOf()], exit: plan });
const written = (change: Partial<Parameters<typeof writtenLetter>[0]> = {}) =>
  writtenLetter({
    client,
    plan,
    workspace: emptyWorkspace(),
    today,
    template,
    draft: null,
    variant: 'neutral',
    ...change,
  });
const draft = newDraft(template, 'neutral', { id: 'let-1', to: '', today });

describe('A letter while it is written', () => {
  test('follows the records until somebody changes its words', () => {
    const later = planOf({ lastDay: '2027-02-28' });
    expect(written().body).toMatch(/31\s+January 2027/);
    expect(written({ plan: later, draft }).body).toMatch(/28\s+February 2027/);
    expect(written({ plan: later, draft: { ...draft, body: 'My own words.' } }).body).toBe('My own words.');
  });

  test('that is planned for a later day carries that day', () => {
    expect(written().body).toMatch(/^15\s+December 2026/);
    expect(written({ plan: planOf({ notice: { ...plan.notice, sent: true } }) }).body).toMatch(/^21\s+November 2026/);
  });

  test('names what is missing, and takes it from what is typed', () => {
    expect(written().missing.map(({ id }) => id)).toEqual(['my_name', 'client_contact']);
    const fields = { my_name: 'Nora Velde', client_contact: 'Petra' };
    expect(written({ draft: { ...draft, fields } }).missing).toEqual([]);
    const own = { ...draft, body: 'Dear {{client_contact}}, it ends.', subject: 'Notice' };
    expect(written({ draft: own }).missing.map(({ id }) => id)).toEqual(['client_contact']);
    expect(written({ draft: { ...own, fields } }).body).toBe('Dear Petra, it ends.');
  });

  test('shows open fields in brackets and keeps them as fields', () => {
    const { body, fields } = written();
    expect(shownText(body)).toContain('Dear [The person you write to],');
    expect(storedText(shownText(body), fields)).toBe(body);
  });

  test('has one draft at a time', () => {
    const once = withDraft(client, draft);
    const twice = withDraft(once, { ...draft, body: 'Changed.' });
    expect(twice.letters).toHaveLength(1);
    expect(draftOf(twice, template.id)?.body).toBe('Changed.');
  });
});

describe('A letter that was sent', () => {
  const letter = {
    ...draft,
    state: 'sent' as const,
    on: '2026-12-15',
    form: 'email',
    to: 'Petra Haan',
    subject: 'Notice',
    body: 'It ends.',
  };

  test('marks the notice as sent and completes the steps that ask for it', () => {
    const sent = withLetterSent(client, today, letter);
    expect(sent.letters).toEqual([letter]);
    expect(sent.exit?.notice).toMatchObject({ sent: true, on: '2026-12-15', method: 'email', from: 'me' });
    expect(sent.exit?.checklist).toContainEqual(expect.objectContaining({ itemId: 'notice-send', state: 'done' }));
    expect(clientDocument.safeParse(sent).success).toBe(true);
  });

  test('leaves steps alone that are not needed, and the notice when it is another letter', () => {
    const skipped = planOf({
      checklist: [{ itemId: 'thx-note', state: 'not-needed', dueOn: null, doneOn: null, note: '' }],
    });
    const sent = withLetterSent(clientOf({ exit: skipped }), today, { ...letter, letterId: 'thank-you' });
    expect(sent.exit?.checklist).toEqual(skipped.checklist);
    expect(sent.exit?.notice.sent).toBe(false);
  });

  test('that reminds of an invoice is noted there', () => {
    const owing = clientOf({ invoices: [invoiceOf(), invoiceOf({ id: 'inv-2', number: '2026-002' })] });
    const sent = withLetterSent(owing, today, { ...letter, letterId: 'payment-reminder-friendly' }, '2026-002');
    expect(sent.invoices.map(({ reminders }) => reminders)).toEqual([[], [{ on: '2026-12-15', how: 'email' }]]);
  });

  test('becomes a fact of the journal, by its own day and way', () => {
    const facts = sentFacts(template, letter, '2026-12-15T12:00');
    expect(entryFacts.safeParse(facts).success).toBe(true);
    expect(facts).toMatchObject({ kind: 'email', title: 'Letter sent: Notice', people: ['Petra Haan'] });
    expect(facts.text).toBe('Sent the letter “Notice” (notice of ending, under the contract) to Petra Haan by email.');
    expect(sentFacts(template, { ...letter, form: 'registered post' }, '2026-12-15T12:00').kind).toBe('note');
  });
});

describe('The letters that fit now', () => {
  const ids = (change: Parameters<typeof clientOf>[0], exit = plan): readonly string[] =>
    fittingLetters(clientOf(change), exit, today).map(({ id }) => id);

  test('begin with the closing letter of this way of ending', () => {
    expect(ids({})[0]).toBe('notice-by-clause');
    expect(ids({}, planOf({ basis: 'contract-end' }))[0]).toBe('notice-no-renewal');
    expect(ids({}, planOf({ basis: 'mutual' }))[0]).toBe('mutual-ending');
    expect(ids({}, planOf({ basis: 'cause' }))[0]).toBe('notice-for-cause');
  });

  test('follow the records', () => {
    expect(ids({})).not.toContain('payment-reminder-friendly');
    expect(ids({ invoices: [invoiceOf()] })).toContain('payment-reminder-friendly');
    const reminded = invoiceOf({ reminders: [{ on: '2026-06-01', how: 'email' }] });
    expect(ids({ invoices: [reminded] })).toContain('payment-reminder-firm');
    expect(ids({ materials: [materialOf()] })).toContain('materials-receipt');
  });

  test('are only the short ones when safety comes first', () => {
    const urgent = ids({ invoices: [invoiceOf()] }, planOf({ urgent: 'safety' }));
    expect(urgent).toContain('writing-only');
    expect(urgent).not.toContain('thank-you');
  });
});

describe('Marks on a text', () => {
  test('stay with their words while something is typed before or after them', () => {
    const before = 'One never knows.';
    const mark = { start: 4, end: 9 };
    expect(movedPlaces([mark], before, `Well. ${before}`)).toEqual([{ start: 10, end: 15 }]);
    expect(movedPlaces([mark], before, `${before} Really.`)).toEqual([mark]);
    expect(movedPlaces([mark], before, 'One nexver knows.')).toEqual([]);
  });

  test('always lie on the same words as before, or are gone', () => {
    const word = fc.stringMatching(/^[ab ]{0,12}$/);
    fc.assert(
      fc.property(word, word, fc.nat(12), fc.nat(12), (before, after, a, b) => {
        const start = Math.min(a, b, before.length);
        const end = Math.min(Math.max(a, b), before.length);
        for (const moved of movedPlaces([{ start, end }], before, after)) {
          expect(after.slice(moved.start, moved.end)).toBe(before.slice(start, end));
        }
      }),
    );
  });

  test('are found as whole words, with any kind of blank', () => {
    const text = 'Clause 8.2 and 18.2 end on 31\u00a0January 2027, says Ina.';
    const words = placesOf(text, ['8.2', '31 January 2027', 'In']).map(({ start, end }) => text.slice(start, end));
    expect(words).toEqual(['8.2', '31\u00a0January 2027']);
  });

  test('cut a text without losing or doubling a character', () => {
    const place = fc.record({ start: fc.nat(20), end: fc.nat(20) });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(place, { maxLength: 5 }), (text, places) => {
        const inside = places.map(({ start, end }) => ({
          start: Math.min(start, text.length),
          end: Math.min(end, text.length),
        }));
        expect(
          stretches(text, inside)
            .map((each) => each.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
