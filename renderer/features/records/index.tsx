import { PageBody } from '../../components/index.ts';

export const RecordsView = (_: { readonly clientId: string; readonly rest: string }) => (
  <PageBody>
    <h2 className="h2">Records</h2>
  </PageBody>
);
