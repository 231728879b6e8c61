import type { Step, StepRow } from '#shared/rules/checklist.ts';
import { canReopenRow, canTickRow, placeOfRow, withRowReopened, withRowTicked } from '#shared/rules/exit-records.ts';
import { Checkbox, cx } from '../../../components/index.ts';
import { clientPlace, toast, undoClient, updateClient, useFormat } from '../../../state/index.ts';
import type { ExitData } from '../use-exit.ts';
import styles from './wrap-up.module.css';

const sayings: Readonly<Record<string, string>> = {
  'hand-files': 'handed over today',
  'ret-theirs': 'returned today',
  'ret-mine': 'back today',
  'work-finish': 'delivered today',
  'money-paid': 'paid in full today',
  'money-overdue': 'reminder noted today',
  'acc-remove': 'closed today',
  'acc-revoke': 'closed today',
  'ppl-team': 'told',
};

const Row = ({
  row,
  step,
  data: { client, today, plan },
  readOnly,
}: {
  readonly row: StepRow;
  readonly step: Step;
  readonly data: ExitData;
  readonly readOnly: boolean;
}) => {
  const format = useFormat();
  const changes = !readOnly && (canTickRow(step.id, row) || canReopenRow(row));
  const after = row.done !== true && row.on !== null && plan.lastDay !== null && row.on > plan.lastDay;
  const day =
    row.on === null ? null : <span className={cx(styles.day, after && styles.after)}>{format.dayMonth(row.on)}</span>;
  return (
    <li className={styles.line}>
      {changes || row.done !== null ? (
        <Checkbox
          className={cx(styles.tick, row.done === true && styles.doneText)}
          checked={row.done === true}
          disabled={!changes}
          onChange={(ticked) => {
            updateClient((document) =>
              ticked ? withRowTicked(document, step.id, row, today) : withRowReopened(document, row),
            );
            toast(ticked ? `${row.name}: ${sayings[step.id] ?? 'done today'}.` : `${row.name}: open again.`, [
              { label: 'Undo', onPress: undoClient },
            ]);
          }}
        >
          {row.name}
        </Checkbox>
      ) : (
        <span className={cx(styles.tick, styles.plain)}>{row.name}</span>
      )}
      {day}
      <a className={styles.where} href={clientPlace(client.id, ...splitPlace(placeOfRow(row)))}>
        Open<span className={styles.hidden}> {row.name}</span>
      </a>
    </li>
  );
};

const splitPlace = (place: string): ['records' | 'overview', string] => {
  const [tab = '', ...rest] = place.split('/');
  return [tab === 'records' ? 'records' : 'overview', rest.join('/')];
};

/** The records a step is about. Ticking one here ticks it in Records. */
export const RecordRows = ({
  step,
  data,
  readOnly,
}: {
  readonly step: Step;
  readonly data: ExitData;
  readonly readOnly: boolean;
}) => (
  <ul className={styles.rows} aria-label={`Records: ${step.text}`}>
    {step.rows.map((row) => (
      <Row key={row.id} row={row} step={step} data={data} readOnly={readOnly} />
    ))}
  </ul>
);
