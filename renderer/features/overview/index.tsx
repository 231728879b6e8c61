import { PageBody } from '../../components/index.ts';

export const OverviewView = (_: { readonly clientId: string; readonly rest: string }) => (
  <PageBody>
    <h2 className="h2">Overview</h2>
  </PageBody>
);
