import type { Agreement } from '#shared/model/index.ts';
import { days30 } from './builders.ts';

/** An agreement with thirty days of notice under clause 11.2. */
export const agreementOf = (change: Partial<Agreement> = {}): Agreement => ({
  id: 'agr-1',
  title: 'Design retainer',
  signedOn: '2025-02-01',
  startsOn: '2025-02-01',
  endsOn: null,
  renewsMonths: null,
  currency: 'EUR',
  paymentTermsDays: 30,
  noticeRule: days30,
  noticeForm: 'in writing',
  clauses: [
    {
      id: 'cls-1',
      number: '11.2',
      heading: 'Notice',
      kind: 'notice',
      quote: 'Thirty days.',
      meaning: '',
      page: null,
      until: '',
      actions: [],
      note: '',
    },
  ],
  ...change,
});
