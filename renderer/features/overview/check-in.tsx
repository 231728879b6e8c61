import CalendarClock from 'lucide-react/icons/calendar-clock';
import type { ClientDocument } from '#shared/model/index.ts';
import { checkInDone, checkInDue, checkInSnoozed, rhythmWords, snoozes } from '#shared/rules/check-ins.ts';
import { Button, buttonClass, Menu, Note } from '../../components/index.ts';
import {
  clientPlace,
  planCheckIns,
  toast,
  undoClient,
  updateClient,
  useClientReadOnly,
  useFormat,
} from '../../state/index.ts';
import styles from './check-in.module.css';

type Props = { readonly document: ClientDocument; readonly today: string };

const undo = [{ label: 'Undo', onPress: undoClient }];

/** A day to look at the work together has come: look, say it is done, or put it off. */
export const CheckIn = ({ document, today }: Props) => {
  const readOnly = useClientReadOnly() !== null;
  const format = useFormat();
  const plan = document.checkIns;
  if (plan === undefined || !checkInDue(document, today)) return null;
  const done = (): void => {
    const next = checkInDone(plan, today);
    updateClient((client) => ({ ...client, checkIns: next }), 'check-in done');
    toast(
      next.next === null ? 'Check-in done.' : `Check-in done. The next one is on ${format.longDayMonth(next.next)}.`,
      undo,
    );
  };
  const snooze = (days: number): void => {
    const next = checkInSnoozed(plan, today, days);
    updateClient((client) => ({ ...client, checkIns: next }), 'check-in put off');
    toast(`Put off until ${format.longDayMonth(next.snoozedUntil ?? today)}.`, undo);
  };
  return (
    <Note
      icon={CalendarClock}
      actions={
        readOnly ? null : (
          <>
            <a className={buttonClass('plain', 'sm')} href={clientPlace(document.id, 'review')}>
              Look at it now
            </a>
            <Button size="sm" variant="quiet" onClick={done}>
              Done
            </Button>
            <Menu
              label="Later: put the check-in off"
              variant="quiet"
              size="sm"
              options={[
                ...snoozes.map(({ days, label }) => ({ id: String(days), label })),
                { id: 'plan', label: 'Change the plan…' },
              ]}
              onAction={(id) => (id === 'plan' ? planCheckIns(true) : snooze(Number(id)))}
            >
              Later
            </Menu>
          </>
        )
      }
    >
      You wanted to look at {document.name} again, {rhythmWords(plan)}.
      {plan.expectations.trim() === '' ? null : (
        <span className={styles.expected}>
          What you expected of each other: <span className="read">{plan.expectations}</span>
        </span>
      )}
    </Note>
  );
};
