import type { FactSignal } from './types.ts';

/** Recorded facts that give points: level 0, 1 or 2, decided by `rules/reading.ts`. They count half. */
export const factSignals: readonly FactSignal[] = [
  {
    id: 'sig-mood',
    evidence: 'mood-trend',
    rule: 'Available when moodRecent is known.',
    levels: ['0: neither of the below', '1: moodRecent <= -0.3, or moodChange <= -0.5', '2: moodRecent <= -1.0'],
    points: [
      { mine: 0, talk: 0, part: 0 },
      { mine: 0, talk: 1, part: 1 },
      { mine: 0, talk: 1, part: 2 },
    ],
  },
  {
    id: 'sig-mood-gap',
    evidence: 'mood-vs-others',
    rule: 'Available when moodGap is known.',
    levels: ['0: moodGap < 0.5', '1: moodGap >= 0.5', '2: moodGap >= 1.5'],
    points: [
      { mine: 2, talk: 0, part: 0 },
      { mine: 0, talk: 1, part: 1 },
      { mine: 0, talk: 1, part: 2 },
    ],
  },
  {
    id: 'sig-rate',
    evidence: 'real-hourly-rate-vs-target',
    rule: 'Available when rateRatio is known.',
    levels: ['0: rateRatio >= 0.9', '1: rateRatio < 0.9', '2: rateRatio < 0.6'],
    points: [
      { mine: 0, talk: 0, part: 0 },
      { mine: 1, talk: 2, part: 1 },
      { mine: 1, talk: 2, part: 2 },
    ],
  },
  {
    id: 'sig-unbilled',
    evidence: 'unbilled-hours',
    rule: 'Available when unbilledShare is known.',
    levels: ['0: unbilledShare < 0.1', '1: unbilledShare >= 0.1', '2: unbilledShare >= 0.25'],
    points: [
      { mine: 0, talk: 0, part: 0 },
      { mine: 1, talk: 1, part: 0 },
      { mine: 1, talk: 2, part: 2 },
    ],
  },
  {
    id: 'sig-payment',
    evidence: 'late-invoices',
    rule: 'Available when lateShare is known.',
    levels: ['0: lateShare = 0', '1: lateShare > 0', '2: lateShare >= 0.5, or maxDaysOverdue > 30'],
    points: [
      { mine: 0, talk: 0, part: 0 },
      { mine: 0, talk: 1, part: 0 },
      { mine: 0, talk: 1, part: 2 },
    ],
  },
  {
    id: 'sig-scope',
    evidence: 'scope-changes',
    rule: 'Available when scopeUnpaid is known.',
    levels: ['0: scopeUnpaid = 0', '1: scopeUnpaid >= 1', '2: scopeUnpaid >= 3'],
    points: [
      { mine: 0, talk: 0, part: 0 },
      { mine: 1, talk: 1, part: 0 },
      { mine: 1, talk: 2, part: 1 },
    ],
  },
  {
    id: 'sig-incidents',
    evidence: 'incidents',
    rule: 'Available when there is at least 1 entry.',
    levels: ['0: incidentCount = 0', '1: incidentCount >= 1', '2: incidentCount >= 3'],
    points: [
      { mine: 0, talk: 0, part: 0 },
      { mine: 0, talk: 1, part: 1 },
      { mine: 0, talk: 1, part: 2 },
    ],
  },
  {
    id: 'sig-praise',
    evidence: 'praise',
    rule: 'Available when there are at least 5 entries in the last 180 days.',
    levels: ['0: praiseCount >= 3', '1: praiseCount >= 1', '2: praiseCount = 0'],
    points: [
      { mine: 2, talk: 1, part: 0 },
      { mine: 1, talk: 1, part: 0 },
      { mine: 0, talk: 1, part: 1 },
    ],
  },
  {
    id: 'sig-agreements',
    evidence: 'agreements',
    rule: 'Available when decidedCount >= 2.',
    levels: ['0: keptShare >= 0.75', '1: keptShare < 0.75', '2: keptShare < 0.4'],
    points: [
      { mine: 1, talk: 2, part: 0 },
      { mine: 0, talk: 1, part: 1 },
      { mine: 0, talk: 0, part: 2 },
    ],
  },
  {
    id: 'sig-direct-talk',
    evidence: 'days-since-direct-talk',
    rule: 'Available when there is at least 1 entry.',
    levels: ['0: daysSinceTalk is null', '1: daysSinceTalk > 90', '2: daysSinceTalk <= 90'],
    points: [
      { mine: 1, talk: 2, part: 0 },
      { mine: 0, talk: 2, part: 0 },
      { mine: 0, talk: 0, part: 1 },
    ],
  },
];
