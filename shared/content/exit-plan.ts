import type { ExitPlanContent } from './exit-plan-types.ts';

export { exitItems } from './exit-plan-items.ts';

/** Texts of the exit plan: the way out, its phases and the timing page. */
export const exitPlanContent: ExitPlanContent = {
  title: 'Exit plan',
  intro: 'A calm ending has a date, a list and few words. You can change each step.',
  urgentIntro: 'This is the short plan for urgent cases. Get support first. You do not owe a long explanation.',
  basis: [
    { id: 'contract', label: 'Notice under the contract' },
    { id: 'contract-end', label: 'The contract ends and is not renewed' },
    { id: 'mutual', label: 'Together with the client' },
    { id: 'cause', label: 'For cause, after advice' },
    { id: 'no-contract', label: 'There is no written contract' },
  ],
  reasons: {
    title: 'A reason in one sentence',
    intro: 'One true and general sentence is enough. You do not have to give the details.',
    options: [
      { id: 'direction', text: 'I have decided to take my business in a different direction.' },
      { id: 'focus', text: 'I am focusing on a smaller number of projects.' },
      { id: 'done', text: 'The project has reached its goal, and this is a good moment to finish.' },
      { id: 'fit', text: 'I believe that another specialist suits the next phase better.' },
      { id: 'budget', text: 'The present budget and the work no longer fit together.' },
      { id: 'new-role', text: 'I am starting in a new role.' },
      { id: 'none', text: 'I will not give a reason.' },
    ],
  },
  timing: {
    title: 'When is a good time?',
    intro: 'The app compares a few dates. It suggests one and shows the reasons. You choose.',
    factors: [
      {
        id: 'contract-notice',
        question: 'How much notice does the contract ask for?',
        effect: 'sets the earliest possible last day',
        why: 'An ending against the contract can cost money and trust.',
      },
      {
        id: 'courtesy-month',
        question: 'Does the client have at least a month to replace you?',
        effect: 'moves the earliest suggested day, except in an urgent case',
        why: 'A month gives the client a fair chance to find someone.',
      },
      {
        id: 'natural-pause',
        question: 'Is there a natural pause: contract end, project end, milestone, season?',
        effect: '+3',
        why: 'At a natural pause, an ending needs less explanation.',
      },
      {
        id: 'income',
        question: 'Is the income replaced, or can you carry the gap?',
        effect: '+3',
        why: 'Money pressure can make you accept the wrong next client.',
      },
      {
        id: 'quiet-season',
        question: 'Is it a quiet season for you or the client?',
        effect: '+1',
        why: 'In a quiet time, fewer people notice, and mistakes cost less.',
      },
      {
        id: 'waiting',
        question: 'How long do you have to wait?',
        effect: '-1 for each full 30 days',
        why: 'Waiting has a cost for you too.',
      },
      {
        id: 'urgent',
        question: 'Is it urgent: safety, or payment beyond your limit?',
        effect: 'replaces all other factors: the earliest day that contract and law allow',
        why: 'Safety and unpaid work come before convenience.',
      },
    ],
    sentences: {
      suggestion: 'Suggested last day: {date}. Suggested day for the notice: {noticeDate}.',
      reasonNatural: 'The contract or a milestone ends on this day.',
      reasonIncome: 'Your income is covered from then on, as far as you entered it.',
      reasonQuiet: 'It is a quiet month.',
      reasonEarliest: 'It is the earliest day with fair notice.',
      reasonWait: 'Days of waiting after the earliest day: {days}.',
      costUntil: 'Days of work together until then: {days}.',
      noNotice: 'No notice period is recorded. The app uses 30 days. Please check your contract or ask for advice.',
      urgent:
        'This is an urgent case. The app shows the earliest day that your contract allows. Ask your adviser if you may end sooner.',
      renewal: 'This contract renews if nobody gives notice by {lastDayForContractEnd}. Days left: {days}.',
      incomeOpen:
        'The income is not replaced yet. You can still choose this date. A plan for {monthlyFromClient} a month would help.',
      morning: 'You do not have to do this first thing today. A chosen moment is better than a quick one.',
    },
    milestonesPrompt: 'Are there other natural pauses, such as the end of a project or a season?',
  },
  phases: [
    {
      id: 'ph-45',
      due: { anchor: 'N', offsetDays: -14 },
      title: 'Decide and prepare',
      text: 'Choose the date, read the contract, find support. Say nothing yet.',
    },
    {
      id: 'ph-30',
      due: { anchor: 'N', offsetDays: 0 },
      title: 'Give notice',
      text: 'Live first, then in writing. At least a month before the last day, if possible.',
    },
    {
      id: 'ph-28',
      due: { anchor: 'N', offsetDays: 2 },
      title: 'Send the plan',
      text: 'The client learns what will happen each week until the last day.',
    },
    {
      id: 'ph-21',
      due: { anchor: 'T', offsetDays: -21 },
      title: 'Reduce the work',
      text: 'No new projects. Only agreed tasks.',
    },
    {
      id: 'ph-14',
      due: { anchor: 'T', offsetDays: -14 },
      title: 'Begin the handover',
      text: 'Lists of files, accesses and open points. Introduce the next person, if there is one.',
    },
    {
      id: 'ph-07',
      due: { anchor: 'T', offsetDays: -7 },
      title: 'Deliver and invoice',
      text: 'Last deliveries, handover note, final invoice.',
    },
    {
      id: 'ph-00',
      due: { anchor: 'T', offsetDays: 0 },
      title: 'Last day',
      text: 'Statement of account, receipt, thanks.',
    },
    {
      id: 'ph-after-07',
      due: { anchor: 'T', offsetDays: 7 },
      title: 'Close',
      text: 'Close accesses, ask for a recommendation, write down what you learned.',
    },
    {
      id: 'ph-after-14',
      due: { anchor: 'T', offsetDays: 14 },
      title: 'Check the money',
      text: 'All paid? Make the final exit pack.',
    },
    {
      id: 'ph-after-90',
      due: { anchor: 'T', offsetDays: 90 },
      title: 'Follow up',
      text: 'Ask if the recommendation worked.',
    },
  ],
  groups: [
    { id: 'prepare', title: 'Prepare quietly', intro: 'Before anyone knows: timing, papers, support.' },
    { id: 'notice', title: 'Tell the client', intro: 'Short, clear and polite.' },
    { id: 'finish-work', title: 'Finish the work', intro: 'No work stays half done without an agreement.' },
    { id: 'hand-over', title: 'Hand over', intro: 'Leave the client able to continue without you.' },
    { id: 'return', title: 'Return things', intro: 'Both sides get back what is theirs.' },
    { id: 'money', title: 'Money', intro: 'All amounts are clear and in writing.' },
    { id: 'accesses', title: 'Accesses', intro: 'Close them in the right order: hand over first, then remove.' },
    { id: 'people', title: 'People to tell', intro: 'Who needs to know, who says it, and who supports you.' },
    { id: 'thanks', title: 'Thanks and feedback', intro: 'End well, as far as it is possible.' },
    {
      id: 'referral-given',
      title: 'A recommendation for the client',
      intro: 'One or two names help the client to continue.',
    },
    { id: 'referral-asked', title: 'A recommendation for you', intro: 'A good ending is a good moment to ask.' },
    { id: 'discretion', title: 'Discretion', intro: 'What you do not say also protects your name.' },
    { id: 'follow-up', title: 'Follow-up', intro: 'A short message after some months.' },
    { id: 'lessons', title: 'What you take with you', intro: 'So that the next work begins better.' },
  ],
  people: {
    title: 'Who says it, and who supports me',
    fields: [
      { id: 'exit.teller', label: 'Who tells the client', type: 'contact' },
      { id: 'exit.supporter-day', label: 'Who supports me on the day', type: 'contact' },
      {
        id: 'exit.backup-teller',
        label: 'Who takes over if I cannot continue the contact',
        type: 'contact',
        help: 'For example a lawyer, an agent or a business partner.',
      },
      { id: 'exit.people-to-tell', label: 'Who must know', type: 'contact-list' },
      {
        id: 'exit.one-sentence',
        label: 'My one sentence when people ask',
        type: 'text',
        example: 'We finished our work together in January. I wish them well.',
      },
    ],
  },
  reminders: [
    {
      id: 'rem-notice-deadline',
      due: 'lastDayForContractEnd - 21 days and - 7 days',
      text: 'To end the contract with {client_company} on {contractEnd}, notice is needed by {lastDayForContractEnd}.',
    },
    {
      id: 'rem-check-date',
      due: 'talk check date',
      text: 'Today you wanted to look at the agreements with {client_company}.',
    },
    { id: 'rem-cooling-off', due: 'coolUntil', text: 'You wanted to look at your review of {client_company} again.' },
    {
      id: 'rem-milestone-review',
      due: 'by position.review-rhythm, from client.since',
      text: 'It is time for a regular review of the work with {client_company}. What goes well? What should change?',
    },
    { id: 'rem-item-due', due: 'item due date, 09:00', text: 'Exit plan: {item_text}' },
    {
      id: 'rem-payment-limit',
      due: '7 days before an invoice reaches position.max-overdue-days',
      text: 'Invoice {invoice_number} will soon reach your limit of {limitDays} days.',
    },
    {
      id: 'rem-referral-check-in',
      due: 'T+90',
      text: 'Three months have passed. Did the recommendation work for {client_company}?',
    },
    {
      id: 'rem-early-signs',
      due: 'when one of these becomes true, at most once in 60 days for each client: moodChange <= -0.5; unbilledShare >= 0.25; 2 incidents within 30 days; maxDaysOverdue > 14',
      text: 'Something has changed in the work with {client_company}. A short review could help you to see it clearly.',
    },
    {
      id: 'rem-onboarding-check',
      due: 'client.since + 30 days',
      text: 'The first month with {client_company} is over. Are the expectations clear on both sides?',
    },
    {
      id: 'rem-after-exit',
      due: 'T+1',
      text: 'The last day has passed. You did this with care. Take a quiet hour today.',
    },
  ],
  packRule:
    'The pack never contains: "How it was for me", mood, energy, review answers, readings, private conversation notes, lessons, my own rules. This cannot be switched off.',
  closing: {
    title: 'It is done',
    text: 'The last step is complete. You gave this time and care. Your records are safe, and you have room for new work.',
  },
};
