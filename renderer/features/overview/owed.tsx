import { useId, useMemo } from 'react';
import type { ClientDocument, WorkspaceDocument } from '#shared/model/index.ts';
import { clientCurrency } from '#shared/rules/facts-money.ts';
import { type Account, accountOf } from '#shared/rules/statement.ts';
import { agingLabels } from '#shared/rules/statement-words.ts';
import { AgeBar, AgeSwatch, cx } from '../../components/index.ts';
import { clientPlace, type Format, useFormat } from '../../state/index.ts';
import styles from './overview.module.css';

const words = (account: Account, format: Format): string =>
  `Owed by age: ${account.buckets
    .flatMap((amount, age) => (amount > 0 ? [`${agingLabels[age]} ${format.money(amount, account.currency)}`] : []))
    .join(', ')}`;

const AccountBlock = ({ clientId, account }: { readonly clientId: string; readonly account: Account }) => {
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, account.currency);
  return (
    <>
      <p className={styles.big}>
        {money(account.open)}
        <small>
          {account.overdue > 0
            ? `${money(account.overdue)} is overdue`
            : account.open > 0
              ? 'nothing is overdue'
              : 'nothing is open'}
        </small>
      </p>
      {account.openCount > 0 ? (
        <>
          <div className={styles.agebar}>
            <AgeBar amounts={account.buckets} label={words(account, format)} />
          </div>
          <dl className={styles.ages}>
            {account.buckets.map((amount, age) => (
              <div key={agingLabels[age]} className={cx(amount === 0 && styles.zero)}>
                <dt>
                  <AgeSwatch age={age} />
                  {amount === 0 ? (
                    agingLabels[age]
                  ) : (
                    <a href={clientPlace(clientId, 'records', `invoices/age/${age}`)}>{agingLabels[age]}</a>
                  )}
                </dt>
                <dd className="num">{amount === 0 ? '–' : money(amount)}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {account.creditNotUsed < 0 ? (
        <p className="meta">Credits not yet used: {money(-account.creditNotUsed)}.</p>
      ) : null}
    </>
  );
};

const accounts = (document: ClientDocument, workspace: WorkspaceDocument, today: string): readonly Account[] | null => {
  try {
    return accountOf(document.invoices, today, clientCurrency(document, workspace));
  } catch {
    return null;
  }
};

/** What is owed, by age; one block for each currency, never added together. */
export const Owed = ({
  clientId,
  document,
  workspace,
  today,
}: {
  readonly clientId: string;
  readonly document: ClientDocument;
  readonly workspace: WorkspaceDocument;
  readonly today: string;
}) => {
  const id = useId();
  const all = useMemo(() => accounts(document, workspace, today), [document, workspace, today]);
  return (
    <section aria-labelledby={id}>
      <h2 className="label" id={id}>
        Owed to you
      </h2>
      {all === null ? (
        <p className={styles.empty}>These amounts are too large to be added exactly. Check the invoices.</p>
      ) : null}
      {all?.map((account) => (
        <AccountBlock key={account.currency} clientId={clientId} account={account} />
      ))}
      {all?.length === 0 ? (
        <p className={styles.empty}>
          No invoices yet. <a href={clientPlace(clientId, 'records', 'invoices')}>Add one by hand</a>
        </p>
      ) : null}
    </section>
  );
};
