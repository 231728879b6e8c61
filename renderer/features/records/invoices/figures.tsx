import type { Invoice } from '#shared/model/index.ts';
import { type PaidOnTime, paidOnTime } from '#shared/rules/invoice-state.ts';
import type { Account } from '#shared/rules/statement.ts';
import { agingLabels } from '#shared/rules/statement-words.ts';
import { AgeBar, AgeSwatch } from '../../../components/index.ts';
import { clientPlace, useFormat } from '../../../state/index.ts';
import styles from './figures.module.css';

const Ages = ({ clientId, account }: { readonly clientId: string; readonly account: Account }) => {
  const format = useFormat();
  const filled = account.buckets.flatMap((amount, age) => (amount > 0 ? [{ amount, age }] : []));
  const words = filled.map(({ amount, age }) => `${agingLabels[age]} ${format.money(amount, account.currency)}`);
  if (filled.length === 0) return null;
  return (
    <div className={styles.ages}>
      <AgeBar amounts={account.buckets} label={`Owed by age: ${words.join(', ')}`} />
      <ul className={styles.key}>
        {filled.map(({ age }) => (
          <li key={age}>
            <AgeSwatch age={age} />
            <a href={clientPlace(clientId, 'records', `invoices/age/${age}`)}>{agingLabels[age]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
};

const OnTime = ({ paid, since }: { readonly paid: PaidOnTime; readonly since: string | null }) => {
  const { monthYear } = useFormat();
  return (
    <div>
      <dt>Paid on time{since === null ? '' : `, since ${monthYear(since)}`}</dt>
      <dd>
        {paid.onTime} of {paid.paid}
      </dd>
    </div>
  );
};

const AccountFigures = ({
  clientId,
  account,
  several,
  onTime,
}: {
  readonly clientId: string;
  readonly account: Account;
  readonly several: boolean;
  readonly onTime: { readonly paid: PaidOnTime; readonly since: string | null } | null;
}) => {
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, account.currency);
  const code = several ? `, ${account.currency}` : '';
  return (
    <div className={styles.figures}>
      <dl className={styles.numbers}>
        <div>
          <dt>Owed to you{code}</dt>
          <dd>{money(account.open)}</dd>
        </div>
        <div>
          <dt>Of which overdue{code}</dt>
          <dd>{money(account.overdue)}</dd>
        </div>
        {account.creditNotUsed < 0 ? (
          <div>
            <dt>Credits not yet used{code}</dt>
            <dd>{money(-account.creditNotUsed)}</dd>
          </div>
        ) : null}
        {account.underDiscussion > 0 ? (
          <div>
            <dt>Under discussion{code}</dt>
            <dd>{money(account.underDiscussion)}</dd>
          </div>
        ) : null}
        {onTime === null || onTime.paid.paid === 0 ? null : <OnTime {...onTime} />}
      </dl>
      <Ages clientId={clientId} account={account} />
    </div>
  );
};

/** What is owed, how much of it is late and how old it is: one line for each currency, never added together. */
export const Figures = ({
  clientId,
  accounts,
  invoices,
  today,
}: {
  readonly clientId: string;
  readonly accounts: readonly Account[];
  readonly invoices: readonly Invoice[];
  readonly today: string;
}) => {
  const since = accounts.flatMap(({ settledSince }) => settledSince ?? []).sort()[0] ?? null;
  const onTime = { paid: paidOnTime(invoices, today), since };
  return accounts.map((account, index) => (
    <AccountFigures
      key={account.currency}
      clientId={clientId}
      account={account}
      several={accounts.length > 1}
      onTime={index === 0 ? onTime : null}
    />
  ));
};
