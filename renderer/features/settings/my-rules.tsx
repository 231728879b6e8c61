import { z } from 'zod';
import { type Position, position as schema } from '#shared/model/index.ts';
import { formatDuration, parseDuration } from '#shared/rules/duration.ts';
import { PrivateBlock } from '../../components/index.ts';
import { updateWorkspace, useAppState } from '../../state/index.ts';
import { SavedField } from './saved-field.tsx';
import styles from './settings.module.css';

const change = (part: Partial<Position>): void =>
  updateWorkspace((document) => ({ ...document, position: { ...document.position, ...part } }));

const { shape } = schema;
const unpaid = z
  .string()
  .refine((text) => parseDuration(text).ok, 'this does not read as a time. Write hours and minutes, for example 4:00.');
const days = z
  .string()
  .refine((text) => shape.maxOverdueDays.safeParse(Number(text)).success, 'choose a whole number from 30 to 120.');

const minutesOf = (text: string): number | null => {
  const read = parseDuration(text);
  return read.ok && read.minutes > 0 ? read.minutes : null;
};

/** Written in a quiet moment, read in a loud one. */
export const MyRules = () => {
  const position = useAppState((state) => state.workspace.position);
  return (
    <PrivateBlock
      className={styles.private}
      line="Private. Never in a pack."
      heading="Written in a quiet moment, read in a loud one"
    >
      <div className={styles.fields}>
        <SavedField
          label="What I do not accept"
          className={styles.wide}
          rows={3}
          voice="private"
          value={position.notAccepted}
          schema={shape.notAccepted}
          onSave={(notAccepted) => change({ notAccepted })}
        />
        <SavedField
          label="Unpaid hours a month I accept"
          value={position.maxUnpaidMinutes === null ? '' : formatDuration(position.maxUnpaidMinutes)}
          schema={unpaid}
          onSave={(text) => change({ maxUnpaidMinutes: minutesOf(text) })}
        />
        <SavedField
          label="Days overdue I accept"
          value={String(position.maxOverdueDays)}
          schema={days}
          onSave={(text) => change({ maxOverdueDays: Number(text) })}
        />
        <SavedField
          label="How I begin with a client"
          className={styles.wide}
          rows={3}
          voice="private"
          value={position.startWithClients}
          schema={shape.startWithClients}
          onSave={(startWithClients) => change({ startWithClients })}
        />
        <SavedField
          label="How I end"
          className={styles.wide}
          rows={3}
          voice="private"
          value={position.howIEnd}
          schema={shape.howIEnd}
          onSave={(howIEnd) => change({ howIEnd })}
        />
        <SavedField
          label="Whom I ask"
          className={styles.wide}
          rows={2}
          voice="private"
          value={position.whomIAsk}
          schema={shape.whomIAsk}
          onSave={(whomIAsk) => change({ whomIAsk })}
        />
      </div>
    </PrivateBlock>
  );
};
