import { describe, expect, it } from 'vitest';
import { evidenceIds, questions } from '#shared/content/review.ts';
import { newClient, type WorkspaceDocument } from '#shared/model/index.ts';
import { contradictionSentences } from '#shared/rules/contradictions.ts';
import { type EvidenceInput, evidenceFor, evidenceRow } from '#shared/rules/evidence.ts';
import { factsOf } from '#shared/rules/facts.ts';
import { fillContext, signedText } from '#shared/rules/fill.ts';
import type { ClientRecords } from '#shared/rules/metrics.ts';
import { sample, sampleClient, sampleInput, sampleToday } from './sample.ts';

const beside = (client: ClientRecords, workspace: WorkspaceDocument = sample.workspace): EvidenceInput => {
  const clients = [client, ...sampleInput.clients.filter(({ document }) => document.id !== client.document.id)];
  return {
    client,
    workspace,
    facts: factsOf({ clients, workspace }, client.document.id, sampleToday),
    today: sampleToday,
  };
};
const ondelar = sampleClient('cli-ondelar');
const sentence = (input: EvidenceInput, id: (typeof evidenceIds)[number]) => evidenceRow({ id }, input).sentence;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the evidence beside a question', () => {
  it('says of Ondelar Stays what the records say', () => {
    const input = beside(ondelar);
    const said = evidenceIds
      .filter((id) => id !== 'entries-by-tag' && id !== 'contract-clauses')
      .map((id) => [id, plain(sentence(input, id))]);
    expect(Object.fromEntries(said)).toEqual({
      'mood-trend': 'Your average mood was −0.7 in the last 90 days. It was −0.3 in the 90 days before. It went down.',
      'energy-trend':
        'Your average energy was 2.5 of 5 in the last 90 days. It is about the same as in the 90 days before.',
      'mood-vs-others': 'Your average mood with this client is −0.7. With your other clients it is +1.4.',
      'unbilled-hours':
        'Unbilled hours in the last 180 days: 72, about 12 a month. This is 35% of your time for this client.',
      'real-hourly-rate-vs-target':
        'In the last 180 days you earned about €41.50 for each hour you worked. Your target is €55.00.',
      'late-invoices':
        'Invoices that became due in the last year: 9. Paid late or still open: 7. Average delay in days: 24.',
      'overdue-balance': 'Overdue invoices today: 2, in total €2,706.00. Days overdue, oldest invoice: 38.',
      'scope-changes': 'Scope changes in the last 180 days: 6. With unbilled hours: 5.',
      incidents: 'Incidents in the last 180 days: 4. The latest was on 16 November 2026.',
      praise: 'Praise recorded in the last 180 days: 3. The latest was on 12 November 2026.',
      agreements: 'Agreements recorded in the last year: 8. Kept: 2. Not kept: 5. Open: 1.',
      'days-since-direct-talk':
        'Your last recorded direct talk about the working relationship was on 9 September 2026. Days since then: 73.',
      'revenue-share': 'In the last year this client was 48% of what you invoiced.',
      'time-share': 'In the last year this client took 60% of your recorded working time.',
      discounts: 'Discounts or credits in the last year: 1, in total €144.00.',
      'income-gap': 'This client brings about €1,428 a month. You have already agreed €560 a month with others.',
      'notice-deadline':
        'If you give notice today, the contract can end on 31 December 2026. To end it on 31 January 2027, give notice by 1 January 2027.',
      'contract-end': 'The contract runs until 31 January 2027. Days left: 71. It renews if nobody gives notice.',
      'materials-open': 'Still open: materials 7, accesses 5.',
      'recent-hard-days': 'The last days were hard. You recorded a difficult moment on 16 November 2026.',
      'quiet-season': 'Your next quiet month is January 2027.',
      'my-position': 'You wrote this on a calm day:',
      'last-review': 'Your last review was on 20 November 2026. It pointed to: Parting ways.',
    });
  });

  it('counts tags, most first', () => {
    const [, , byTag] = evidenceFor('source-of-strain', beside(ondelar));
    expect(byTag?.sentence).toBe(
      'In the last 180 days you used these tags: unpaid-extra (6), rework (4), late-reply (1).',
    );
  });

  it('says what is missing about a client nobody has written about, never a zero as a finding', () => {
    const empty = { document: newClient('cli-new', 'New Client', '2026-11-21T10:00:00.000Z'), journal: [] };
    const input = beside(empty, { ...sample.workspace, position: { ...sample.workspace.position, notAccepted: '' } });
    for (const id of evidenceIds) {
      const row = evidenceRow({ id }, input);
      expect(row.sentence).not.toMatch(/[{}]|undefined|NaN/);
      if (id !== 'my-position' && id !== 'quiet-season' && id !== 'days-since-direct-talk') {
        expect([id, row.enough, row.sources]).toEqual([id, false, []]);
      }
      expect(row.sentence).not.toMatch(/(?<![0-9])0(?![0-9])/);
    }
  });

  it('fills every figure for every client and question', () => {
    for (const client of sampleInput.clients) {
      for (const { id } of questions) {
        for (const row of evidenceFor(id, beside(client))) expect(row.sentence).not.toMatch(/[{}–]/);
      }
    }
  });

  it('opens at most the five newest entries, and counts the others', () => {
    const row = evidenceRow({ id: 'scope-changes' }, beside(ondelar));
    expect(row.sources.map((source) => (source.kind === 'entry' ? source.at.slice(0, 10) : ''))).toEqual([
      '2026-11-08',
      '2026-10-13',
      '2026-09-29',
      '2026-08-19',
      '2026-07-09',
    ]);
    expect(row.more).toBe(1);
  });

  it('keeps the private half of an entry apart and marked', () => {
    const row = evidenceRow({ id: 'recent-hard-days' }, beside(ondelar));
    expect(row.side).toBe('private');
    expect(row.sources).toEqual([
      expect.objectContaining({
        kind: 'entry',
        id: 'ent-ond-072',
        quote: expect.objectContaining({ private: true, mood: 1, energy: 1 }),
      }),
    ]);
    const facts = row.sources.map((source) => JSON.stringify({ ...source, quote: null })).join();
    expect(facts).not.toContain('shaking');
  });

  it('does not count removed entries', () => {
    const removedAt = '2026-11-20T20:00:00.000Z';
    const journal = ondelar.journal.map((entry) => ({ ...entry, removedAt }));
    const row = evidenceRow({ id: 'praise' }, beside({ ...ondelar, journal }));
    expect([row.enough, row.sources]).toEqual([false, []]);
  });

  it('names the invoices that are overdue', () => {
    const row = evidenceRow({ id: 'overdue-balance' }, beside(ondelar));
    expect(row.sources.map((source) => (source.kind === 'invoice' ? source.number : ''))).toEqual([
      '2026-034',
      '2026-031',
    ]);
  });

  it('does not compare money of different currencies, and says why', () => {
    const invoices = ondelar.document.invoices.map((invoice) => ({ ...invoice, currency: 'USD' }));
    const document = { ...ondelar.document, invoices };
    const input = beside({ ...ondelar, document });
    expect(sentence(input, 'real-hourly-rate-vs-target')).toContain('different currencies');
    expect(sentence(input, 'revenue-share')).toContain('different currencies');
    expect(plain(sentence(input, 'overdue-balance'))).toBe(
      'Overdue invoices today: 2, in total US$2,706.00. Days overdue, oldest invoice: 38.',
    );
  });

  it('looks at the review before the open one', () => {
    const row = evidenceRow({ id: 'last-review' }, { ...beside(ondelar), reviewId: 'rev-ond-2' });
    expect(plain(row.sentence)).toBe(
      'Your last review was on 30 August 2026. It pointed to: One more honest conversation.',
    );
  });

  it('says that a contract has passed before it says anything else about its end', () => {
    expect(plain(sentence(beside(sampleClient('cli-pedalouro')), 'contract-end'))).toBe(
      'The contract end date 30 April 2026 has passed.',
    );
  });

  it('writes moods with their sign', () => {
    expect([-1.2, 0, 0.6].map(signedText)).toEqual(['−1.2', '0.0', '+0.6']);
  });
});

describe('a small difference between an answer and the records', () => {
  it('is said with both figures', () => {
    const { facts } = beside(ondelar);
    const context = fillContext(ondelar.document, sample.workspace, facts);
    expect(contradictionSentences(['cx-unpaid-lower'], { 'unpaid-hours': 6 }, context)).toEqual([
      {
        id: 'cx-unpaid-lower',
        question: 'unpaid-hours',
        sentence:
          'You answered about 6 unpaid hours a month. Your records show about 12. Small extras are easy to forget.',
      },
    ]);
  });
});
