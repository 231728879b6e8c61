import Check from 'lucide-react/icons/check';
import Clock from 'lucide-react/icons/clock';
import Hourglass from 'lucide-react/icons/hourglass';
import Pencil from 'lucide-react/icons/pencil-line';
import Reply from 'lucide-react/icons/reply';
import { type InvoiceState, invoiceStateText } from '#shared/rules/invoice-state.ts';
import { cx, Icon, type IconOf } from '../../../components/index.ts';
import { useFormat } from '../../../state/index.ts';
import styles from './invoices.module.css';

const icons = {
  draft: Pencil,
  due: Clock,
  overdue: Hourglass,
  paid: Check,
  overpaid: Reply,
  credit: Reply,
  'credit-used': Check,
} as const satisfies Record<InvoiceState['kind'], IconOf>;

/** From here on an overdue amount is shown in brick. */
const longOverdue = 60;

/** How a document stands, computed from its days and payments. */
export const StateCell = ({ state, currency }: { readonly state: InvoiceState; readonly currency: string }) => {
  const { locale } = useFormat();
  const late = state.kind === 'overdue' ? (state.days > longOverdue ? styles.over : styles.attention) : undefined;
  return (
    <span className={cx(styles.state, late)}>
      <Icon of={icons[state.kind]} size="sm" />
      {invoiceStateText(state, currency, locale)}
      {state.kind === 'draft' ? ', not sent' : ''}
    </span>
  );
};
