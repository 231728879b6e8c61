import { useEffect } from 'react';
import { here, notePlace, useAppState, useClientStore } from '../state/index.ts';
import { tabWords } from './client/client-page.tsx';
import type { Route } from './route.ts';

const namedPlaces: Readonly<Record<string, string>> = { new: 'New entry', edit: 'Editing an entry', entry: 'An entry' };

/** The first part of a place in words: "wrap-up/…" is "Wrap-up". Ids are no words. */
const placeWords = (rest: string): string => {
  const [first = ''] = rest.split('/');
  const named = namedPlaces[first];
  if (named !== undefined) return named;
  return first === '' ? 'Client' : `${first.charAt(0).toUpperCase()}${first.slice(1).replaceAll('-', ' ')}`;
};

/** Title, language and theme of the page. The title holds the client's name and the place, nothing that was written. */
export const useWindow = (route: Route): void => {
  const theme = useAppState((state) => state.workspace.settings.theme);
  const locale = useAppState((state) => state.workspace.settings.locale);
  const name = useClientStore((store) =>
    route.at === 'client' && store.id === route.id ? store.document?.name : null,
  );
  const place =
    route.at === 'settings' ? 'Settings' : route.at === 'client' && name ? `${name}, ${tabWords[route.tab]}` : '';
  useEffect(() => {
    document.title = place === '' ? 'Good Terms' : `${place} — Good Terms`;
  }, [place]);
  useEffect(() => {
    if (route.at === 'client' && name) {
      notePlace({ place: here(), label: `${name}, ${tabWords[route.tab]}`, where: placeWords(route.rest) });
    }
  }, [route, name]);
  useEffect(() => {
    document.documentElement.lang = locale;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme, locale]);
};
