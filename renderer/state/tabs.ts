/** The sections of a client, in their order. */
export const tabs = ['overview', 'journal', 'records', 'review', 'exit'] as const;
export type Tab = (typeof tabs)[number];
