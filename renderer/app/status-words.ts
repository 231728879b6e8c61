import type { ClientStatus } from '#shared/model/index.ts';

/** The word of each status and what it means. */
export const statusWords: Readonly<Record<ClientStatus, { readonly word: string; readonly means: string }>> = {
  active: { word: 'Active', means: 'Work goes on as it is.' },
  watching: { word: 'Watching', means: 'You look closely for a while.' },
  leaving: { word: 'Leaving', means: 'You have decided and prepare the ending.' },
  ended: { word: 'Ended', means: 'The work is over. The records stay.' },
};
