import { lazy, Suspense, useEffect } from 'react';
import { PageBody, Waiting } from '../components/index.ts';
import { ExitView } from '../features/exit/index.tsx';

const packScreen = () => import('../features/pack/index.tsx');
const PackView = lazy(async () => ({ default: (await packScreen()).PackView }));

/** The way out with its Pack station inside: the two features do not know each other. */
export const ExitRoute = ({ clientId, rest }: { readonly clientId: string; readonly rest: string }) => {
  // The Pack station is read ahead: its first page is not to wait for it.
  useEffect(() => void packScreen().catch(() => {}), []);
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
          <PackView clientId={clientId} />
        </Suspense>
      }
    />
  );
};
