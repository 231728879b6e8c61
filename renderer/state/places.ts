/** Addresses inside the window. All are hash links, so `<a href={…}>` works as it is. */
import { navigate } from 'wouter/use-hash-location';
import { type Tab, tabs } from './tabs.ts';

export { type Tab, tabs };

/** "#/clients/<id>/records/contract": a tab of a client, and a place within it. */
export const clientPlace = (clientId: string, tab: Tab = 'overview', rest = ''): string =>
  `#/clients/${clientId}/${tab}${rest === '' ? '' : `/${rest}`}`;

/** The place the window shows now. */
export const here = (): string => location.hash;

/** "#/settings/backups". */
export const settingsPlace = (section = 'me'): string => `#/settings/${section}`;

/** Goes to a place. `replace` leaves no step for Back. */
export const go = (place: string, options: { readonly replace?: boolean } = {}): void => navigate(place, options);
