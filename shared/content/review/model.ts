import type { ReadingModel } from './types.ts';

/** Constants of the reading. A user can check every step of it with a pencil. */
export const readingModel = {
  version: 1,
  leanings: [
    { id: 'mine', order: 1, label: 'Change something on my side', short: 'My side' },
    { id: 'talk', order: 2, label: 'One more honest conversation', short: 'One more talk' },
    { id: 'part', order: 3, label: 'Part ways', short: 'Part ways' },
  ],
  tieOrder: ['mine', 'talk', 'part'],
  signalWeight: 0.5,
  becauseFrom: 2,
  becauseMax: 3,
  signalsMax: 2,
  contradictionsMax: 3,
  bands: [
    { id: 'low', from: 0, to: 34, label: 'a little' },
    { id: 'some', from: 35, to: 59, label: 'clearly' },
    { id: 'strong', from: 60, to: 100, label: 'strongly' },
  ],
  minimum: {
    weightedAnswers: 12,
    perPart: { 'my-part': 2, 'what-it-costs': 2, fit: 2, 'what-could-change': 2 },
    text: 'A reading needs a few more answers. Still missing: {missing}.',
    textPart: 'Please answer at least 2 questions in the part "{partTitle}".',
  },
  closeWithin: 6,
  steady: { partMax: 20, talkMax: 45, mineMax: 50 },
  talkTried: { liveTalk: 'had-same', saidDirectly: 'clearly', within: 15 },
  override: {
    safety: { question: 'safety', answers: ['threats', 'harassment', 'discrimination', 'unlawful', 'unsafe'] },
    payment: { defaultDays: 60, minShare: 0.05 },
  },
  coolingOff: {
    nights: 2,
    afterHardDays: 4,
    text: 'Your answers point to parting ways. You do not need to act today. Please look at this again on {coolUntil}. The app keeps your answers.',
    deadlineText:
      'Your contract asks for notice by {deadline}. You can write the letter now, and read it again tomorrow before you send it.',
    again: 'Do you still give the same answers today?',
    againQuestions: ['source-of-strain', 'live-talk', 'imagine-after'],
  },
} as const satisfies ReadingModel;

/** The line under each direction on the page of the reading. */
export const directionLines = {
  mine: 'Some of it would follow you elsewhere.',
  talk: 'Some of it they may not know yet.',
  part: 'Some of it was tried and did not move.',
  none: 'Nothing you answered or recorded points here.',
} as const;

/** Texts of the reading and of the two overrides. */
export const readingTexts = {
  heading: 'What your answers point to',
  disclaimer: 'This is a mirror, not a verdict. It counts your own answers and records in a simple way. You decide.',
  lead: {
    mine: {
      title: 'A change on your side',
      sentence: 'These answers point to changing something on your side first.',
      next: 'Choose one change. Try it for four weeks. Then do the review again.',
    },
    talk: {
      title: 'One more honest conversation',
      sentence: 'These answers point to one more honest conversation before you decide.',
      next: 'Prepare a live talk with one clear request. The planner helps you.',
    },
    part: {
      title: 'Parting ways',
      sentence: 'These answers point to parting ways, in a calm and orderly manner.',
      next: 'Look at timing first. Then prepare the exit plan. Nothing is sent until you send it.',
    },
  },
  two: 'Two directions are close: {first} and {second}. The first one named is the gentler step. You can try it first.',
  talkTried: 'You already had this conversation, and nothing changed. So parting ways is named first.',
  steady: {
    title: 'A relationship that works',
    sentence: 'These answers describe a working relationship that is mostly in order.',
    next: 'You could thank the client, and set a date for the next review.',
  },
  unclear: 'Your answers do not point strongly in one direction. You can wait, collect more entries, and come back.',
  missingTalk:
    'One step is missing. You have not yet told the client clearly. If it is safe for you, one live conversation first is fair to both of you.',
  becauseHeading: 'These answers count most:',
  factsHeading: 'These records also count:',
  scoreLine: '{label}: {score} of 100 ({band})',
  privacy: 'The reading uses only your choices, numbers and records. It never reads what you write.',
  override: {
    safety: {
      title: 'Your safety comes first',
      paragraphs: [
        'You reported something serious. The rest of the review does not change this advice.',
        'You do not need to try harder. You do not need another conversation with this client.',
      ],
      steps: [
        'If you are in danger now, call the emergency number of your country.',
        'Tell a person you trust what happened.',
        'Get advice from a lawyer, a professional association, a union or a support service before you reply.',
        'Keep messages and records. Write down what happened while you remember it.',
        'Use writing only from now on. You do not have to meet or take calls alone.',
        'Go straight to notice, in the shortest way that the contract and the law allow. Ask your adviser if you may end at once.',
      ],
    },
    payment: {
      title: 'You have waited long enough for payment',
      paragraphs: [
        '{overdueAmount} has been open for up to {maxDaysOverdue} days. Your limit is {limitDays} days.',
        'More effort on your side will not solve this. The advice is support and notice.',
      ],
      steps: [
        'Ask your accountant, a lawyer or your association what you may do.',
        'Check your contract: may you stop new work until payment arrives?',
        'Send the firm payment reminder with a date.',
        'Prepare the notice of ending with the contract clause.',
        'Keep the exit pack ready as your record.',
      ],
    },
  },
  stillShown: 'Your other answers are shown below, for your own information.',
} as const;
