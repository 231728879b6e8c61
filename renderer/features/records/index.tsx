import { PageBody } from '../../components/index.ts';
import { ContractView } from './contract/index.tsx';
import { InvoicesView } from './invoices/index.tsx';
import { MaterialsView } from './materials/index.tsx';
import { PeopleView } from './people/index.tsx';
import styles from './records.module.css';

/** "invoices/<id>", "invoices/age/<0..4>", "materials", "accesses", "contract/<clauseId>", "people"; else invoices. */
const View = ({ clientId, rest }: { readonly clientId: string; readonly rest: string }) => {
  const [place = '', target = '', more = ''] = rest.split('/');
  if (place === 'materials' || place === 'accesses') return <MaterialsView clientId={clientId} place={place} />;
  if (place === 'contract') return <ContractView clientId={clientId} clauseId={target} />;
  if (place === 'people') return <PeopleView clientId={clientId} />;
  const age = target === 'age' && /^[0-4]$/.test(more) ? Number(more) : null;
  return <InvoicesView clientId={clientId} invoiceId={target === 'age' ? '' : target} age={age} />;
};

/** What is owed, what belongs to whom, what was agreed, and with whom. */
export const RecordsView = (props: { readonly clientId: string; readonly rest: string }) => (
  <PageBody className={styles.page}>
    <View {...props} />
  </PageBody>
);
