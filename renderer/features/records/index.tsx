import { useLayoutEffect, useRef } from 'react';
import { PageBody } from '../../components/index.ts';
import { ContractView } from './contract/index.tsx';
import { InvoicesView } from './invoices/index.tsx';
import { MaterialsView } from './materials/index.tsx';
import { PeopleView } from './people/index.tsx';
import styles from './records.module.css';

/** "invoices/<id>", "invoices/age/<0..4>", "invoices/late", "materials", "accesses", "contract/<clauseId>", "people"; else invoices. */
const View = ({ clientId, rest }: { readonly clientId: string; readonly rest: string }) => {
  const [place = '', target = '', more = ''] = rest.split('/');
  if (place === 'materials' || place === 'accesses') return <MaterialsView clientId={clientId} place={place} />;
  if (place === 'contract') return <ContractView clientId={clientId} clauseId={target} />;
  if (place === 'people') return <PeopleView clientId={clientId} />;
  const age = target === 'late' ? 'late' : target === 'age' && /^[0-4]$/.test(more) ? Number(more) : null;
  return <InvoicesView clientId={clientId} invoiceId={target === 'age' || target === 'late' ? '' : target} age={age} />;
};

/** What is owed, what belongs to whom, what was agreed, and with whom. */
export const RecordsView = (props: { readonly clientId: string; readonly rest: string }) => {
  const top = useRef<HTMLDivElement>(null);
  const [place = ''] = props.rest.split('/');
  // Another view begins at its top, wherever the last one was scrolled to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the view changes.
  useLayoutEffect(() => {
    top.current?.scrollIntoView({ block: 'start' });
  }, [place]);
  return (
    <PageBody className={styles.page}>
      <div ref={top} className={styles.top} />
      <View {...props} />
    </PageBody>
  );
};
