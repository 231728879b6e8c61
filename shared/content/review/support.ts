/** Always reachable from every page of the review. It asks nothing. */
export const supportPage = {
  title: 'Support',
  intro: 'This page does not ask questions. It is always open to you.',
  points: [
    'If you are in danger now, call the emergency number of your country.',
    'You do not have to decide anything today.',
    'Tell one person you trust what happened.',
    'A lawyer, a professional association, a union or a support service can advise you. Many offer a first talk without cost.',
    'Keep messages, dates and names. You can record them in the journal as an incident. Facts and feelings have separate places.',
    'You may stop taking calls. You may ask for writing only.',
    'You may end the work in the shortest way that contract and law allow. Ask your adviser about this.',
  ],
  ownContacts: 'My own contacts for support',
  noNumbers:
    'The app shows no telephone numbers of services, because they differ by country and can change. Please add your own.',
} as const;

export const safetyLink = { text: 'If you do not feel safe with this client, start here.', opens: 'safety' } as const;

/** "My own rules": written in a quiet moment. `field` is the field of the position in the workspace. */
export const ownRules = {
  title: 'My own rules',
  intro:
    'Write these on a calm day, before you need them. There is no one answer for all freelancers. These are yours. The app shows them beside the review.',
  fields: [
    { field: 'notAccepted', label: 'What I do not accept from any client' },
    { field: 'maxUnpaidMinutes', label: 'Unpaid hours a month that I can accept' },
    { field: 'maxOverdueDays', label: 'Days after the due date when waiting ends' },
    { field: 'startWithClients', label: 'What I agree with each new client before the work begins' },
    { field: 'howIEnd', label: 'How I want to end with a client, whatever happened' },
    { field: 'whomIAsk', label: 'Whom I ask for advice before I decide' },
  ],
} as const;
