import type { EvidenceContent, EvidenceId } from './types.ts';

/**
 * What the records say beside a question. Which sentence is shown is decided by `rules/evidence.ts`, sentence key by
 * sentence key; `{metric}` is filled with the metric, `{metric%}` with a fraction as whole percent.
 */
export const evidenceContent = {
  'mood-trend': {
    title: 'Mood over time',
    window: 'last 90 days, compared with the 90 days before',
    side: 'private',
    sentences: {
      down: 'Your average mood was {moodRecent} in the last 90 days. It was {moodBefore} in the 90 days before. It went down.',
      up: 'Your average mood was {moodRecent} in the last 90 days. It was {moodBefore} in the 90 days before. It went up.',
      same: 'Your average mood was {moodRecent} in the last 90 days. It is about the same as in the 90 days before.',
      noEarlier: 'Your average mood was {moodRecent} in the last 90 days. There is not enough earlier data to compare.',
    },
    notEnough: 'There are fewer than 4 entries with a mood in the last 90 days. A trend cannot be shown yet.',
    note: 'Mood goes from −2 (Heavy) to +2 (Bright).',
  },
  'energy-trend': {
    title: 'Energy over time',
    window: 'last 90 days, compared with the 90 days before',
    side: 'private',
    sentences: {
      down: 'Your average energy was {energyRecent} of 5 in the last 90 days. It was {energyBefore} in the 90 days before. It went down.',
      up: 'Your average energy was {energyRecent} of 5 in the last 90 days. It was {energyBefore} in the 90 days before. It went up.',
      same: 'Your average energy was {energyRecent} of 5 in the last 90 days. It is about the same as in the 90 days before.',
      noEarlier:
        'Your average energy was {energyRecent} of 5 in the last 90 days. There is not enough earlier data to compare.',
    },
    notEnough: 'There are fewer than 4 entries with an energy level in the last 90 days. A trend cannot be shown yet.',
    note: 'Energy goes from 1 (Empty) to 5 (Full).',
  },
  'mood-vs-others': {
    title: 'Mood compared with other clients',
    window: 'last 90 days',
    side: 'private',
    sentences: {
      lowerHere: 'Your average mood with this client is {moodThis}. With your other clients it is {moodOthers}.',
      similar:
        'Your average mood with this client is {moodThis}. With your other clients it is {moodOthers}. The difference is small.',
      higherHere:
        'Your average mood with this client is {moodThis}. With your other clients it is lower: {moodOthers}.',
    },
    notEnough: 'There are not enough entries for other clients to compare.',
    note: 'Mood goes from −2 (Heavy) to +2 (Bright).',
  },
  'unbilled-hours': {
    title: 'Unbilled hours',
    window: 'last 180 days',
    side: 'fact',
    sentences: {
      some: 'Unbilled hours in the last 180 days: {unbilledHours}, about {unbilledPerMonth} a month. This is {unbilledShare%} of your time for this client.',
      none: 'In the last 180 days you recorded no unbilled hours for this client.',
    },
    notEnough: 'Fewer than 10 hours are recorded in the last 180 days. Unbilled time cannot be judged yet.',
  },
  'real-hourly-rate-vs-target': {
    title: 'Real hourly rate',
    window: 'last 180 days',
    side: 'fact',
    sentences: {
      below: 'In the last 180 days you earned about {realRate} for each hour you worked. Your target is {targetRate}.',
      close:
        'In the last 180 days you earned about {realRate} for each hour you worked. This is close to your target of {targetRate}, or above it.',
      currencies:
        'Your invoices of the last 180 days and your target are in different currencies. A rate cannot be shown without an exchange rate.',
    },
    notEnough:
      'To show your real hourly rate, the app needs 2 invoices and 20 recorded hours from the last 180 days, and a target rate.',
  },
  'late-invoices': {
    title: 'Late payments',
    window: 'invoices with a due date in the last 365 days',
    side: 'fact',
    sentences: {
      some: 'Invoices that became due in the last year: {dueCount}. Paid late or still open: {lateCount}. Average delay in days: {averageDaysLate}.',
      none: 'Invoices that became due in the last year: {dueCount}. All were paid on time.',
    },
    notEnough: 'Fewer than 2 invoices became due in the last year.',
    note: 'The original due date counts here, also if you later agreed to another date.',
  },
  'overdue-balance': {
    title: 'Overdue today',
    window: 'today',
    side: 'fact',
    sentences: {
      some: 'Overdue invoices today: {overdueCount}, in total {overdueAmount}. Days overdue, oldest invoice: {maxDaysOverdue}.',
      none: 'No invoice is overdue today.',
    },
    notEnough: 'No invoice is recorded for this client.',
  },
  'scope-changes': {
    title: 'Scope changes',
    window: 'last 180 days',
    side: 'fact',
    sentences: {
      some: 'Scope changes in the last 180 days: {scopeCount}. With unbilled hours: {scopeUnpaid}.',
      none: 'In the last 180 days you recorded no scope change.',
    },
    notEnough: 'There are too few entries in the last 180 days to say something about scope.',
  },
  incidents: {
    title: 'Incidents',
    window: 'last 180 days',
    side: 'fact',
    sentences: {
      some: 'Incidents in the last 180 days: {incidentCount}. The latest was on {lastIncident}.',
      none: 'In the last 180 days you recorded no incident.',
    },
    notEnough: 'No entries are recorded for this client.',
  },
  praise: {
    title: 'Praise',
    window: 'last 180 days',
    side: 'fact',
    sentences: {
      some: 'Praise recorded in the last 180 days: {praiseCount}. The latest was on {lastPraise}.',
      earlier: 'In the last 180 days you recorded no praise. The latest was on {lastPraise}.',
      never: 'You have not recorded praise for this client yet.',
    },
    notEnough: 'No entries are recorded for this client.',
  },
  agreements: {
    title: 'Agreements',
    window: 'last 365 days',
    side: 'fact',
    sentences: {
      decided:
        'Agreements recorded in the last year: {agreementCount}. Kept: {keptCount}. Not kept: {notKeptCount}. Open: {openCount}.',
      undecided: 'Agreements recorded in the last year: {agreementCount}. None is marked as kept or not kept yet.',
    },
    notEnough: 'No agreement is recorded for this client.',
  },
  'days-since-direct-talk': {
    title: 'Last direct talk',
    window: 'whole history',
    side: 'fact',
    sentences: {
      some: 'Your last recorded direct talk about the working relationship was on {lastTalk}. Days since then: {daysSinceTalk}.',
      none: 'No direct talk about the working relationship is recorded.',
    },
    notEnough: 'No direct talk about the working relationship is recorded.',
  },
  'revenue-share': {
    title: 'Share of your income',
    window: 'last 365 days',
    side: 'fact',
    sentences: {
      always: 'In the last year this client was {revenueShare%} of what you invoiced.',
      nothing: 'No invoice to this client is recorded in the last year.',
      currencies:
        'The invoices of the last year are in different currencies. A share cannot be shown without an exchange rate.',
    },
    notEnough: 'Fewer than 3 invoices are recorded in the last year. A share cannot be shown.',
  },
  'time-share': {
    title: 'Share of your time',
    window: 'last 365 days',
    side: 'fact',
    sentences: {
      nothing: 'No hours for this client are recorded in the last year.',
      always: 'In the last year this client took {timeShare%} of your recorded working time.',
    },
    notEnough: 'Fewer than 40 hours are recorded in the last year. A share cannot be shown.',
  },
  discounts: {
    title: 'Discounts and credits',
    window: 'last 365 days',
    side: 'fact',
    sentences: {
      some: 'Discounts or credits in the last year: {discountCount}, in total {discountTotal}.',
      none: 'In the last year you recorded no discount or credit for this client.',
    },
    notEnough: 'No invoice is recorded in the last year.',
  },
  'income-gap': {
    title: 'Income to replace',
    window: 'last 180 days',
    side: 'fact',
    sentences: {
      some: 'This client brings about {monthlyFromClient} a month. You have already agreed {replacementMonthly} a month with others.',
      none: 'This client brings about {monthlyFromClient} a month. You have not entered a replacement yet.',
    },
    notEnough: 'No invoice is recorded in the last 180 days.',
  },
  'notice-deadline': {
    title: 'Notice',
    window: 'today',
    side: 'fact',
    sentences: {
      withEnd:
        'If you give notice today, the contract can end on {earliestEnd}. To end it on {contractEnd}, give notice by {lastDayForContractEnd}.',
      openEnd: 'If you give notice today, the contract can end on {earliestEnd}.',
    },
    notEnough: 'No notice period is recorded. Please look in your contract, or ask for advice.',
  },
  'contract-end': {
    title: 'Contract end',
    window: 'today',
    side: 'fact',
    sentences: {
      renews:
        'The contract runs until {contractEnd}. Days left: {daysToContractEnd}. It renews if nobody gives notice.',
      ends: 'The contract ends on {contractEnd}. Days left: {daysToContractEnd}.',
      passed: 'The contract end date {contractEnd} has passed.',
    },
    notEnough: 'No contract end date is recorded.',
  },
  'contract-clauses': {
    title: 'Clauses in your contract',
    window: 'today',
    side: 'fact',
    sentences: { always: 'Recorded clauses on this: {clauseCount}. They are shown below.' },
    notEnough: 'No clause on this is recorded.',
  },
  'materials-open': {
    title: 'Open materials and accesses',
    window: 'today',
    side: 'fact',
    sentences: {
      some: 'Still open: materials {materialsOpen}, accesses {accessesOpen}.',
      none: 'All recorded materials and accesses are settled.',
    },
    notEnough: 'No material or access is recorded.',
  },
  'entries-by-tag': {
    title: 'Entries by tag',
    window: 'last 180 days',
    side: 'fact',
    sentences: { always: 'In the last 180 days you used these tags: {tagCounts}.' },
    notEnough: 'No entry in the last 180 days has a tag on this subject.',
  },
  'recent-hard-days': {
    title: 'Recent hard days',
    window: 'last 7 days',
    side: 'private',
    sentences: {
      some: 'The last days were hard. You recorded a difficult moment on {lastHard}.',
      none: 'You recorded no especially hard moment in the last 7 days.',
    },
    notEnough: 'No entries are recorded for this client.',
  },
  'quiet-season': {
    title: 'Quiet season',
    window: 'next 12 months',
    side: 'fact',
    sentences: { always: 'Your next quiet month is {nextQuietMonth}.' },
    notEnough: 'No quiet months are set. You can add them in the settings.',
  },
  'my-position': {
    title: 'What I decided in advance',
    window: 'today',
    side: 'private',
    sentences: { always: 'You wrote this on a calm day:' },
    notEnough: 'You have not written your own rules yet. A calm day is a good time for it.',
  },
  'last-review': {
    title: 'Your last review',
    window: 'whole history',
    side: 'private',
    sentences: {
      always: 'Your last review was on {lastReviewDate}. It pointed to: {lastLead}.',
      noLead: 'Your last review was on {lastReviewDate}. It did not point strongly in one direction.',
    },
    notEnough: 'This is your first review of this client.',
  },
} as const satisfies Record<EvidenceId, EvidenceContent>;
