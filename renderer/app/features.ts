/** The screens. They are read when one of them is first shown, and those of a client ahead of that. */
import type { ComponentType } from 'react';
import type { Tab } from '../state/index.ts';
import { screenFrom } from './screen.ts';

type Place = { readonly clientId: string; readonly rest: string };

const tabs = {
  overview: screenFrom<Place>(async () => (await import('../features/overview/index.tsx')).OverviewView),
  journal: screenFrom<Place>(async () => (await import('../features/journal/index.tsx')).JournalView),
  records: screenFrom<Place>(async () => (await import('../features/records/index.tsx')).RecordsView),
  review: screenFrom<Place>(async () => (await import('../features/review/index.tsx')).ReviewView),
  exit: screenFrom<Place>(async () => (await import('./exit-route.tsx')).ExitRoute),
};

export const tabViews: Readonly<Record<Tab, ComponentType<Place>>> = {
  overview: tabs.overview.Screen,
  journal: tabs.journal.Screen,
  records: tabs.records.Screen,
  review: tabs.review.Screen,
  exit: tabs.exit.Screen,
};

export const { Screen: LockView } = screenFrom(async () => (await import('../features/lock/index.tsx')).LockView);
export const { Screen: WelcomeView } = screenFrom(
  async () => (await import('../features/welcome/index.tsx')).WelcomeView,
);
const settings = screenFrom(async () => (await import('../features/settings/index.tsx')).SettingsView);
export const SettingsView = settings.Screen;

/** Reads the screens one goes to from a client, so that the next one is there at once. */
export const readScreensAhead = (): void => {
  for (const { readAhead } of [...Object.values(tabs), settings]) readAhead();
};
