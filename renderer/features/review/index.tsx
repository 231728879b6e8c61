import { PageBody } from '../../components/index.ts';

export const ReviewView = (_: { readonly clientId: string; readonly rest: string }) => (
  <PageBody>
    <h2 className="h2">Review</h2>
  </PageBody>
);
