import { useEffect } from 'react';
import { useAppState, useClientStore } from '../state/index.ts';
import { tabWords } from './client/client-page.tsx';
import type { Route } from './route.ts';

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
    document.documentElement.lang = locale;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme, locale]);
};
