import type { ReactNode } from 'react';
import type { Agreement } from '#shared/model/index.ts';
import { termEnd } from '#shared/rules/facts-contract.ts';
import { noticeLength, renewalDeadline } from '#shared/rules/notice.ts';
import { capitalised, figureOf } from '#shared/rules/words.ts';
import { useAppState, useFormat } from '../../../state/index.ts';
import styles from './contract.module.css';
import { rollLine } from './words.ts';

const Term = ({
  name,
  children,
  more,
}: {
  readonly name: string;
  readonly children: ReactNode;
  readonly more?: string;
}) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {children}
      {more === undefined || more === '' ? null : <small>{more}</small>}
    </dd>
  </div>
);

const unset = <span className={styles.unset}>Not recorded</span>;

/** The terms every computed date rests on. */
export const Terms = ({ agreement }: { readonly agreement: Agreement }) => {
  const format = useFormat();
  const today = useAppState((state) => state.today);
  const holidays = useAppState((state) => state.workspace.settings.holidays);
  const rule = agreement.noticeRule;
  const deadline = renewalDeadline(agreement, today, holidays);
  const end = termEnd(agreement, today, holidays);
  const day = (date: string | null): ReactNode => (date === null ? unset : format.longDate(date));
  const left = deadline === null ? 0 : deadline.daysLeft;
  return (
    <dl className={styles.terms}>
      <Term name="Agreement">{agreement.title}</Term>
      <Term name="Signed">{day(agreement.signedOn)}</Term>
      <Term name="Started">{day(agreement.startsOn)}</Term>
      <Term
        name="Term ends"
        more={
          agreement.renewsMonths === null
            ? ''
            : `renews for ${figureOf(agreement.renewsMonths, 'month')} unless stopped`
        }
      >
        {end === null ? 'No end agreed' : format.longDate(end)}
      </Term>
      <Term name="Notice" more={[agreement.noticeForm, rule === null ? '' : rollLine(rule)].filter(Boolean).join('; ')}>
        {rule === null ? unset : noticeLength(rule.length)}
      </Term>
      {deadline === null ? null : (
        <Term
          name="Stop renewal"
          more={
            left < 0
              ? `the day has passed; it runs to ${format.longDate(deadline.renewsUntil)}`
              : left === 0
                ? 'that is today'
                : `${figureOf(left, 'day')} from today`
          }
        >
          by {format.longDate(deadline.sendBy)}
        </Term>
      )}
      <Term name="Payment" more={agreement.currency}>
        {agreement.paymentTermsDays === null
          ? unset
          : agreement.paymentTermsDays === 0
            ? 'At once'
            : capitalised(`${figureOf(agreement.paymentTermsDays, 'day')} from invoice`)}
      </Term>
    </dl>
  );
};
