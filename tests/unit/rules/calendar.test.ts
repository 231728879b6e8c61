import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyWorkspace, newClient } from '#shared/model/index.ts';
import { calendarDays } from '#shared/rules/calendar-days.ts';
import { checkInDay, checkInDone, checkInDue, checkInSnoozed, noCheckIns } from '#shared/rules/check-ins.ts';
import { calendarFile, escaped, folded } from '#shared/rules/ics.ts';
import { nextDates } from '#shared/rules/next-dates.ts';

const today = '2026-11-21';
const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe('a calendar file', () => {
  it('is what RFC 5545 asks for, with titles only', () => {
    const file = calendarFile([{ uid: 'c1-last-day', on: '2026-12-31', title: 'Last day; with A, B\nand C' }], today);
    expect(file.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Good Terms//Good Terms//EN',
      'BEGIN:VEVENT',
      'UID:c1-last-day@goodterms.example',
      'DTSTAMP:20261121T000000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:Last day\\; with A\\, B\\nand C',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('has no line over 75 octets, whatever the title, and unfolds to the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
        const line = `SUMMARY:${escaped(title)}`;
        const lines = folded(line).split('\r\n');
        for (const each of lines) expect(bytes(each)).toBeLessThanOrEqual(75);
        expect(lines.map((each, index) => (index === 0 ? each : each.slice(1))).join('')).toBe(line);
        expect(escaped(title)).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('gives every event a name of its own that stays when the date moves', () => {
    const plan = (next: string) => ({
      ...newClient('c1', 'Amber Lane', '2026-01-01T00:00:00.000Z'),
      checkIns: { ...noCheckIns, next },
    });
    const [before, after] = ['2026-12-01', '2026-12-24'].map((next) =>
      calendarDays(plan(next), emptyWorkspace(), today),
    );
    expect(before).toEqual([
      { uid: expect.any(String), on: '2026-12-01', title: 'Look at it together again (Amber Lane)' },
    ]);
    expect(after?.map(({ uid }) => uid)).toEqual(before?.map(({ uid }) => uid));
    const twice = calendarFile([...(before ?? []), ...(before ?? [])], today);
    const uids = [...twice.matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid);
    expect(new Set(uids).size).toBe(2);
  });
});

describe('check-ins', () => {
  const plan = { ...noCheckIns, next: '2026-11-20', everyMonths: 3 };

  it('are due from their day on, and not once the work has ended', () => {
    expect(checkInDue({ checkIns: plan, status: 'active' }, '2026-11-19')).toBe(false);
    expect(checkInDue({ checkIns: plan, status: 'active' }, today)).toBe(true);
    expect(checkInDue({ checkIns: plan, status: 'ended' }, today)).toBe(false);
    expect(checkInDue({ status: 'active' }, today)).toBe(false);
  });

  it('come again in their rhythm, counted from the day one looked', () => {
    expect(checkInDone(plan, today)).toMatchObject({ next: '2027-02-21', done: [today], snoozedUntil: null });
    expect(checkInDone({ ...plan, everyMonths: null }, today).next).toBeNull();
  });

  it('can be put off, and then stand in the next dates on the later day', () => {
    const later = checkInSnoozed(plan, today, 7);
    expect(checkInDay(later)).toBe('2026-11-28');
    expect(checkInDue({ checkIns: later, status: 'active' }, today)).toBe(false);
    const document = { ...newClient('c1', 'Amber Lane', '2026-01-01T00:00:00.000Z'), checkIns: later };
    expect(nextDates(document, emptyWorkspace(), today)).toMatchObject([
      { kind: 'check-in', on: '2026-11-28', detail: 'Check-in, every 3 months' },
    ]);
  });
});
