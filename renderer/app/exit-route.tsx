import { Suspense, useEffect } from 'react';
import { PageBody, Waiting } from '../components/index.ts';
import { ExitView } from '../features/exit/index.tsx';
import { screenFrom } from './screen.ts';

const pack = screenFrom<{ readonly clientId: string }>(
  async () => (await import('../features/pack/index.tsx')).PackView,
);

/** The way out with its Pack station inside: the two features do not know each other. */
export const ExitRoute = ({ clientId, rest }: { readonly clientId: string; readonly rest: string }) => {
  // The Pack station is read ahead: its first page is not to wait for it.
  useEffect(pack.readAhead, []);
  return (
    <ExitView
      clientId={clientId}
      rest={rest}
      pack={
        <Suspense
          fallback={
            <PageBody>
              <Waiting sentence="Opening…" />
            </PageBody>
          }
        >
          <pack.Screen clientId={clientId} />
        </Suspense>
      }
    />
  );
};
