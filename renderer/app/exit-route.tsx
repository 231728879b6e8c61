import { lazy, Suspense } from 'react';
import { PageBody, Waiting } from '../components/index.ts';
import { ExitView } from '../features/exit/index.tsx';

const PackView = lazy(async () => ({ default: (await import('../features/pack/index.tsx')).PackView }));

/** The way out with its Pack station inside: the two features do not know each other. */
export const ExitRoute = ({ clientId, rest }: { readonly clientId: string; readonly rest: string }) => (
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
