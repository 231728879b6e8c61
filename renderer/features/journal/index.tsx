import { PageBody } from '../../components/index.ts';

export const JournalView = (_: { readonly clientId: string; readonly rest: string }) => (
  <PageBody>
    <h2 className="h2">Journal</h2>
  </PageBody>
);
