import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { lettersContent } from '#shared/content/letters.ts';
import type { LetterGroupId } from '#shared/content/letters-types.ts';
import { toneContent } from '#shared/content/tone.ts';
import { mergeLetter } from '#shared/rules/letters.ts';
import { blocksExport, toneMarks, toneSummary, withoutKept } from '#shared/rules/tone.ts';
import { toneCases } from './builders.ts';
import { everyValue } from './letter-examples.ts';

const groupOf = (group: string | undefined): LetterGroupId | null =>
  lettersContent.groups.find(({ id }) => id === group)?.id ?? null;
const rulesIn = (text: string, group: LetterGroupId | null = null): readonly string[] =>
  toneMarks(text, group).map((mark) => mark.rule);

describe('the tone check', () => {
  test.each(toneCases().map((each) => [`${each.id}: ${each.text}`, each] as const))('%s', (_, each) => {
    const found = new Set(rulesIn(each.text, groupOf(each.letterGroup)));
    const not = each.mustNot.includes('*')
      ? [...found].filter((rule) => !each.must.includes(rule))
      : each.mustNot.filter((rule) => found.has(rule));
    expect([each.must.filter((rule) => !found.has(rule)), not]).toEqual([[], []]);
  });

  test.each(toneContent.rules.map((rule) => [rule.id, rule] as const))(
    'keeps the promise of the example of %s',
    (_, rule) => {
      const group = rule.letterGroups?.[0] ?? null;
      if (rule.type !== 'length') expect(rulesIn(rule.example.before, group)).toContain(rule.id);
      expect(rulesIn(rule.example.after, group)).toEqual([]);
    },
  );

  it('marks the words where they stand in the text as it was typed', () => {
    const text = '  Hello Duarte.\n\nAs agreed (“you must never call”), I’m so frustrated… You never answer my emails.';
    const marks = toneMarks(text, null).map(({ rule, start, end }) => [rule, text.slice(start, end)]);
    expect(marks).toEqual([
      ['emotional-leakage', 'I’m so frustrated'],
      ['blame-you', 'You never answer'],
      ['absolutes', 'never'],
    ]);
  });

  it('marks a place inside any text, high first, then in the order of reading', () => {
    const phrases = fc.constantFrom(
      'You never answer.',
      '“always”',
      'Sorry. ',
      'I’m sorry',
      '\n',
      '…',
      '😀',
      'You must pay at once!!',
      '{{my_name}}',
      ' "',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(phrases, fc.string()), { maxLength: 12 }), (parts) => {
        const text = parts.join(' ');
        const marks = toneMarks(text, 'notice');
        for (const { places, text: found, rule } of marks) {
          for (const { start, end } of places) {
            expect(start >= 0 && start <= end && end <= text.length).toBe(true);
          }
          const [first] = places;
          if (rule === 'shouting' && first) expect(text.slice(first.start, first.end)).toContain(found.charAt(0));
        }
        const order = marks.map((mark) => ['high', 'medium', 'low'].indexOf(mark.severity));
        expect(order).toEqual(order.toSorted());
      }),
    );
  });

  it('shows every place of a rule that counts', () => {
    const text = 'Sorry to write again. I apologise.';
    const mark = toneMarks(text, null).find(({ rule }) => rule === 'apology-count');
    expect(mark?.places.map(({ start, end }) => text.slice(start, end))).toEqual(['Sorry', 'apologise']);
  });

  it('blocks only unfinished fields, and lets the user keep a phrase', () => {
    const marks = toneMarks('Dear {{client_contact}}, the texts are never on time.', null);
    expect(blocksExport(marks)).toBe(true);
    expect(toneSummary(marks)).toBe('Please fill in the open fields before you export.');
    const sharp = toneMarks('The texts are never on time.', null);
    expect(blocksExport(sharp)).toBe(false);
    expect(toneSummary(sharp)).toBe('Points to look at: 1. You decide.');
    expect(toneSummary(withoutKept(sharp, ['never']))).toBe('The tone is calm and clear.');
    expect(blocksExport(withoutKept(marks, ['{{client_contact}}', 'never']))).toBe(true);
  });

  it('answers a text of 100,000 characters', () => {
    expect(rulesIn('You never answer my emails. '.repeat(3600))).toContain('over-long');
  });
});

describe('every letter we ship', () => {
  const texts = lettersContent.letters.flatMap((letter) =>
    [...Object.entries(letter.variants), ['subject', letter.subject] as const].map(
      ([variant, text]) => [`${letter.id}, ${variant}`, letter, text] as const,
    ),
  );
  test.each(texts)('%s is calm, with all fields and with the required ones alone', (_, letter, text) => {
    const required = Object.fromEntries(
      Object.entries(everyValue).filter(([id]) => letter.required.some((r) => r === id)),
    );
    for (const values of [everyValue, required]) {
      const merged = mergeLetter(text, values);
      expect(toneMarks(merged, letter.group)).toEqual([]);
      expect(merged).not.toMatch(/\s[.,]|\(\)|\.\.(?!\.)| {2}|\n{3}/);
    }
  });
});
