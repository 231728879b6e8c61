import { describe, expect, it } from 'vitest';
import { knownTags } from '#shared/content/journal.ts';
import { questions } from '#shared/content/review.ts';
import { accountOf } from '#shared/rules/statement.ts';
import { rawSample, sample, sampleFile, sampleToday } from './sample.ts';

describe('the sample workspace', () => {
  it('is a workspace this version can open, field by field', () => {
    expect(() => sampleFile.parse(rawSample())).not.toThrow();
    expect(sample.workspace.fixedToday).toBe(sampleToday);
    expect(sample.clients.map(({ document, entries }) => [document.name, document.status, entries.length])).toEqual([
      ['Ondelar Stays', 'watching', 74],
      ['Papelume Books', 'active', 15],
      ['Pedalouro Cargo Bikes', 'ended', 14],
    ]);
  });

  it('has ids of its own for everything', () => {
    for (const { document, entries } of sample.clients) {
      const lists = [
        entries,
        document.contacts,
        document.invoices,
        document.materials,
        document.accesses,
        document.deliverables,
        document.reviews,
        document.letters,
        document.agreements.flatMap(({ clauses }) => clauses),
      ];
      for (const list of lists) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
  });

  it('was written in the order of its days, each entry on the evening of its day', () => {
    for (const { entries } of sample.clients) {
      const written = entries.map(({ writtenAt }) => writtenAt);
      expect(written).toEqual([...written].sort());
      for (const { facts, writtenAt } of entries) {
        expect(writtenAt.slice(0, 10)).toBe(facts.at.slice(0, 10));
        expect(writtenAt > `${facts.at}:00.000Z` || facts.at.slice(11) > '19:00').toBe(true);
      }
    }
  });

  it('points only at contacts and questions that exist', () => {
    const questionIds = new Set<string>(questions.map(({ id }) => id));
    for (const { document } of sample.clients) {
      const contacts = new Set(document.contacts.map(({ id }) => id));
      expect(contacts).toContain(document.mainContactId);
      for (const { contactId } of document.exit?.peopleToTell ?? []) expect(contacts).toContain(contactId);
      for (const { answers } of document.reviews) {
        for (const id of Object.keys(answers)) expect(questionIds).toContain(id);
      }
    }
  });

  it('owes Inês 3,849.90 euros on the day it is shown', () => {
    const [ondelar] = sample.clients;
    const [account] = accountOf(ondelar?.document.invoices ?? [], sampleToday, 'EUR');
    expect(account).toMatchObject({ open: 384_990, overdue: 270_600, lateCount: 2 });
  });

  it('uses tags the review counts', () => {
    const used = new Set(sample.clients.flatMap(({ entries }) => entries.flatMap(({ facts }) => facts.tags)));
    for (const tag of ['direct-talk', 'unpaid-extra', 'rework', 'lesson']) {
      expect(used).toContain(tag);
      expect(knownTags.find(({ id }) => id === tag)?.fixed).toBe(true);
    }
  });
});
