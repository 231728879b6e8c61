import { describe, expect, it } from 'vitest';
import { type JournalEntry, newClient } from '#shared/model/index.ts';
import { hourChart, moodChart } from '#shared/rules/chart.ts';
import { hourRate } from '#shared/rules/hour-rate.ts';
import type { ClientRecords } from '#shared/rules/metrics.ts';
import { moodDescription, moodName, moodSeries } from '#shared/rules/mood.ts';
import { nextDates } from '#shared/rules/next-dates.ts';
import { nothingYet, overviewOf, overviewSentence } from '#shared/rules/overview.ts';
import { worthFillingIn } from '#shared/rules/worth-filling.ts';
import { sample, sampleClient, sampleToday } from './sample.ts';

const { workspace } = sample;
const ondelar = sampleClient('cli-ondelar');
const pedalouro = sampleClient('cli-pedalouro');
const empty: ClientRecords = { document: newClient('cli-new', 'New', '2026-11-21T10:00:00.000Z'), journal: [] };
const entry = (id: string, at: string, mood: number | null, notable = false): JournalEntry => {
  const [first] = ondelar.journal;
  if (first === undefined) throw new Error('The sample has no entry');
  return { ...first, id, facts: { ...first.facts, at, notable, title: id }, private: { text: '', mood, energy: mood } };
};

describe('the sentence on top', () => {
  it('counts hard and good records of the months it names', () => {
    expect(overviewSentence(ondelar, sampleToday)).toBe(
      'Since August you have recorded 50 unpaid hours, four late payments, three incidents, one agreement that was kept and three kind words about your work.',
    );
  });

  it('invites to write when there is nothing yet', () => {
    expect(overviewSentence(empty, sampleToday)).toBe(nothingYet);
  });

  it('does not make a finding of silence', () => {
    expect(overviewSentence(pedalouro, sampleToday)).toBe('Since August you have written nothing about this client.');
  });
});

describe('mood by week', () => {
  it('leaves a gap where nothing was written', () => {
    const journal = [
      entry('a', '2026-09-01T10:00', 5),
      entry('b', '2026-09-03T10:00', 4),
      entry('c', '2026-10-20T10:00', 2),
      entry('d', '2026-11-21T10:00', null),
    ];
    const series = moodSeries(journal, sampleToday);
    expect(series.weeks[0]).toEqual({ start: '2026-08-31', mood: 4.5, energy: 4.5, entries: 2 });
    expect(series.weeks.map(({ mood }) => mood)).toEqual([4.5, ...Array(6).fill(null), 2, ...Array(4).fill(null)]);
    expect(series.silences).toEqual([
      { first: 1, last: 6 },
      { first: 8, last: 10 },
    ]);
    expect(series.enough).toBe(false);
    expect(moodDescription(series)).toContain('No entries in nine weeks.');
  });

  it('shows four starred entries, the newest ones', () => {
    const journal = [1, 2, 3, 4, 5].map((n) => entry(`e-${n}`, `2026-11-0${n}T10:00`, 3, true));
    expect(moodSeries(journal, sampleToday).events.map(({ entryId }) => entryId)).toEqual(['e-2', 'e-3', 'e-4', 'e-5']);
  });

  it('names moods as the pickers do', () => {
    expect([1, 2.4, 3, 4.4, 5].map(moodName)).toEqual(['Heavy', 'Low', 'Even', 'Good', 'Bright']);
  });
});

describe('what an hour really earns', () => {
  it('divides what was invoiced by all hours of the month', () => {
    const rate = hourRate(ondelar, workspace, sampleToday);
    expect(rate.months.map(({ label, rate: each }) => [label, each])).toEqual([
      ['May', 16_500],
      ['Jun', 3_333],
      ['Jul', 2_785],
      ['Aug', 4_482],
      ['Sep', 4_314],
      ['Oct', 2_821],
    ]);
    expect(rate).toMatchObject({ target: 5_500, partial: false, recent: { rate: 3_830, from: '2026-08-01' } });
    expect(rate.months.map(({ unpaidMinutes }) => unpaidMinutes / 60)).toEqual([6.5, 14, 8, 13.5, 5.5, 16]);
  });

  it('has no rate for a month without hours', () => {
    const rate = hourRate(empty, workspace, sampleToday);
    expect(rate.months.map((month) => month.rate)).toEqual(Array(6).fill(null));
    expect(rate.recent.rate).toBeNull();
  });

  it('leaves invoices in another currency out, and says so', () => {
    const document = {
      ...ondelar.document,
      invoices: ondelar.document.invoices.map((invoice) => ({ ...invoice, currency: 'USD' })),
    };
    expect(hourRate({ ...ondelar, document }, workspace, sampleToday)).toMatchObject({
      partial: true,
      recent: { rate: 0 },
    });
  });
});

describe('the next dates', () => {
  it('tell Inês what comes, soonest first, each with its source', () => {
    const dates = nextDates(ondelar.document, workspace, sampleToday);
    expect(
      dates.slice(0, 6).map(({ on, what, detail }) => [on, what, detail].join(' · ').replaceAll('\u00a0', ' ')),
    ).toEqual([
      '2026-11-21 · Follow up invoice 2026-031 · 38 days overdue',
      '2026-11-21 · Follow up invoice 2026-034 · 7 days overdue',
      '2026-11-22 · Decide, after sleeping on it · Review of 20 November',
      '2026-11-30 · Invoice 2026-027, agreed day of payment · First due on 14 September',
      '2026-12-15 · Send the notice · By email with confirmation of receipt',
      '2027-01-01 · Last day to stop the renewal · Clause 8.1, term ends 31 January',
    ]);
    expect(dates.map(({ kind }) => kind)).not.toContain('last-notice');
  });

  it('name the last notice day for the next possible end while nothing is planned', () => {
    const dates = nextDates({ ...ondelar.document, exit: null, reviews: [] }, workspace, sampleToday);
    expect(dates.find(({ kind }) => kind === 'last-notice')).toMatchObject({
      on: '2026-12-01',
      detail: 'Clause 8.2',
    });
  });

  it('ask for no decision after another one was made', () => {
    const reviews = ondelar.document.reviews.map((review) =>
      review.decision === null ? review : { ...review, decision: { ...review.decision, choice: 'talk' as const } },
    );
    const dates = nextDates({ ...ondelar.document, reviews }, workspace, sampleToday);
    expect(dates.map(({ kind }) => kind)).not.toContain('decision');
  });

  it('are none for a client that ended and has nothing open', () => {
    expect(nextDates(pedalouro.document, workspace, sampleToday)).toEqual([]);
  });
});

describe('what is worth filling in', () => {
  it('starts with the agreement and names at most three things', () => {
    const gaps = worthFillingIn(empty.document, [], workspace, sampleToday);
    expect(gaps.map(({ text }) => text)).toEqual([
      'No agreement is recorded.',
      'No contact person for letters.',
      'No address of the client.',
    ]);
  });

  it('leaves out what the user dismissed', () => {
    const gaps = worthFillingIn(ondelar.document, ondelar.journal, workspace, sampleToday, ['clause-late-payment']);
    expect(gaps).toEqual([]);
  });

  it('notices accesses without a date and a pause in the journal', () => {
    const accesses = ondelar.document.accesses.map((access) => ({ ...access, plannedOn: null }));
    const journal = [entry('a', '2026-07-30T10:00', 3), entry('b', '2026-08-16T10:00', 3)];
    const gaps = worthFillingIn({ ...ondelar.document, accesses }, journal, workspace, sampleToday);
    expect(gaps.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([
      'No clause recorded about late payment.',
      'Five accesses have no date to close.',
      'No entry between 31 July and 15 August.',
    ]);
  });
});

describe('the charts', () => {
  const overview = overviewOf(ondelar, workspace, sampleToday);

  it('keep every point inside, brighter moods higher', () => {
    const { plot, points, levels } = moodChart(overview.mood, { width: 650, height: 240 });
    for (const { x, y } of points) {
      expect(x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom).toBe(true);
    }
    expect(levels.map(({ y }) => y)).toEqual([...levels.map(({ y }) => y)].sort((a, b) => b - a));
  });

  it('break the line at a gap', () => {
    const journal = ['2026-10-05', '2026-10-12', '2026-11-02', '2026-11-09'].map((day) =>
      entry(day, `${day}T10:00`, 3),
    );
    const { moodPath } = moodChart(moodSeries(journal, sampleToday), { width: 650, height: 240 });
    expect(moodPath.match(/M/g)).toHaveLength(2);
    expect(moodPath).not.toContain('NaN');
  });

  it('let the names of events touch neither each other nor the edge', () => {
    const { events } = moodChart(overview.mood, { width: 650, height: 240 });
    expect(events.map(({ row }) => row)).toEqual([0, 1, 1]);
    expect(moodChart(moodSeries([], sampleToday), { width: 300, height: 100 })).toMatchObject({
      points: [],
      events: [],
      moodEnd: null,
      energyEnd: null,
    });
  });

  it('draw a bar up to what was earned and a hollow part up to the target', () => {
    const { bars, baseline, targetY } = hourChart(overview.hourRate, { width: 300, height: 170 });
    expect(bars.map(({ recent }) => recent)).toEqual([false, false, false, true, true, true]);
    for (const { y, height, rate, hollowY } of bars) {
      expect(y + height).toBeCloseTo(baseline, 1);
      expect(hollowY).toBe((rate ?? 0) < 5_500 ? targetY : null);
    }
  });

  it('draw no bar without hours', () => {
    const { bars } = hourChart(hourRate(empty, workspace, sampleToday), { width: 300, height: 170 });
    expect(bars.map(({ height, hollowY }) => [height, hollowY])).toEqual(Array(6).fill([0, null]));
  });
});
