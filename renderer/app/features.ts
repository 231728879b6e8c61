/** Every screen is its own file, read when it is first shown. */
import { type ComponentType, lazy } from 'react';
import type { Tab } from '../state/index.ts';

type Place = { readonly clientId: string; readonly rest: string };

export const tabViews: Readonly<Record<Tab, ComponentType<Place>>> = {
  overview: lazy(async () => ({ default: (await import('../features/overview/index.tsx')).OverviewView })),
  journal: lazy(async () => ({ default: (await import('../features/journal/index.tsx')).JournalView })),
  records: lazy(async () => ({ default: (await import('../features/records/index.tsx')).RecordsView })),
  review: lazy(async () => ({ default: (await import('../features/review/index.tsx')).ReviewView })),
  exit: lazy(async () => ({ default: (await import('./exit-route.tsx')).ExitRoute })),
};

export const LockView = lazy(async () => ({ default: (await import('../features/lock/index.tsx')).LockView }));
export const WelcomeView = lazy(async () => ({ default: (await import('../features/welcome/index.tsx')).WelcomeView }));
export const SettingsView = lazy(async () => ({
  default: (await import('../features/settings/index.tsx')).SettingsView,
}));
