import type { ReactNode } from 'react';
import { SegmentedLinks } from '../../components/index.ts';
import { clientPlace, useClient } from '../../state/index.ts';
import styles from './records.module.css';

export type RecordsPlace = 'invoices' | 'materials' | 'contract' | 'people';

const Count = ({ children }: { readonly children: number }) => <span className={styles.count}>{children}</span>;

/** The four views of the records, and on the right what can be done in the current one. */
export const RecordsBar = ({
  clientId,
  current,
  children,
}: {
  readonly clientId: string;
  readonly current: RecordsPlace;
  readonly children?: ReactNode;
}) => {
  const invoices = useClient((client) => client.invoices.length);
  const things = useClient((client) => client.materials.length + client.accesses.length);
  const clauses = useClient((client) => client.agreements.reduce((sum, each) => sum + each.clauses.length, 0));
  const link = (place: RecordsPlace, label: ReactNode) => ({
    href: clientPlace(clientId, 'records', place),
    label,
    current: place === current,
  });
  return (
    <div className={styles.bar}>
      <SegmentedLinks
        label="Records"
        links={[
          link(
            'invoices',
            <>
              Invoices <Count>{invoices}</Count>
            </>,
          ),
          link(
            'materials',
            <>
              Materials <Count>{things}</Count>
            </>,
          ),
          link(
            'contract',
            <>
              Contract <Count>{clauses}</Count>
            </>,
          ),
          link('people', 'People and details'),
        ]}
      />
      {children === undefined ? null : <div className={styles.tools}>{children}</div>}
    </div>
  );
};
