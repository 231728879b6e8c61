import { PageBody } from '../../components/index.ts';

export const ExitView = (_: { readonly clientId: string; readonly rest: string }) => (
  <PageBody>
    <h2 className="h2">Exit</h2>
  </PageBody>
);
