import { type Tab, tabs } from '../state/tabs.ts';

/** Where the window is. */
export type Route =
  | { readonly at: 'home' }
  | { readonly at: 'client'; readonly id: string; readonly tab: Tab; readonly rest: string }
  | { readonly at: 'settings'; readonly section: string };

const isTab = (text: string): text is Tab => tabs.some((tab) => tab === text);

/** Reads a hash location ("/clients/<id>/<tab>/…"). What is not a place is home. */
export const routeOf = (location: string): Route => {
  const [first = '', second = '', third = 'overview', ...rest] = location.split('/').filter((part) => part !== '');
  if (first === 'clients' && second !== '' && isTab(third)) {
    return { at: 'client', id: second, tab: third, rest: rest.join('/') };
  }
  if (first === 'settings') return { at: 'settings', section: second === '' ? 'me' : second };
  return { at: 'home' };
};
