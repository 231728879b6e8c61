import type { ItemLink } from '#shared/content/exit-plan-types.ts';
import type { ChecklistState } from '#shared/model/index.ts';
import type { Step } from '#shared/rules/checklist.ts';
import { withStepChanged } from '#shared/rules/exit-plan.ts';
import { letterById } from '#shared/rules/letters.ts';
import { figureOf } from '#shared/rules/words.ts';
import { Button, DateField, TextArea } from '../../../components/index.ts';
import { clientPlace, settingsPlace, toast, undoClient, updateClient, useFormat } from '../../../state/index.ts';
import type { ExitData } from '../use-exit.ts';
import styles from './wrap-up.module.css';

type Way = { readonly href: string; readonly label: string };

/** Where a step is done, if there is a place for it. */
const wayOf = (clientId: string, link: ItemLink): Way | null => {
  const to = (
    label: string,
    ...place: Parameters<typeof clientPlace> extends [string, ...infer Rest] ? Rest : never
  ): Way => ({
    href: clientPlace(clientId, ...place),
    label,
  });
  switch (link.type) {
    case 'letter':
      return to(letterById(link.letter)?.title ?? 'Letters', 'exit', `letters/${link.letter}`);
    case 'invoice':
      return to('Invoices', 'records', 'invoices');
    case 'material':
    case 'access':
    case 'deliverable':
      return to('Materials', 'records', 'materials');
    case 'clause':
      return to('Contract', 'records', 'contract');
    case 'entry':
    case 'agreement':
      return to('Journal', 'journal');
    case 'review':
    case 'talk':
      return to('Review', 'review');
    case 'timing':
      return to('Timing', 'exit', 'timing');
    case 'pack':
      return to('Pack', 'exit', 'pack');
    case 'lesson':
    case 'client':
      return to('After', 'exit', 'after');
    case 'backup':
      return { href: settingsPlace('backups'), label: 'Backups' };
    case 'position':
    case 'contact':
    case 'note':
      return null;
  }
};

const anchors: Readonly<Record<string, string>> = {
  T: 'the last day',
  N: 'the notice',
  today: 'the day the plan was made',
};

/** "T−14" as "14 days before the last day". */
const dueWords = (label: string): string => {
  const [, anchor = '', side, days] = /^(\w+?)(?:([−+])(\d+))?$/u.exec(label) ?? [];
  const name = anchors[anchor] ?? label;
  return days === undefined ? name : `${figureOf(Number(days), 'day')} ${side === '+' ? 'after' : 'before'} ${name}`;
};

/** Why a step is there, and what can be changed about it. Everything is saved as it is typed. */
export const StepDetails = ({
  step,
  data: { client, today },
  readOnly,
}: {
  readonly step: Step;
  readonly data: ExitData;
  readonly readOnly: boolean;
}) => {
  const format = useFormat();
  const way = wayOf(client.id, step.link);
  const change = (part: Partial<Omit<ChecklistState, 'itemId'>>): void =>
    updateClient((document) => withStepChanged(document, today, step.id, part));
  const done = step.state === 'done';
  const computed = step.computedDueOn;
  return (
    <div className={styles.details}>
      <p>{step.why}</p>
      <p className="meta">Done when: {step.criterion}</p>
      {way === null ? null : <a href={way.href}>{way.label}</a>}
      {readOnly ? (
        <p>{step.note}</p>
      ) : (
        <>
          <div className={styles.fields}>
            {done ? (
              <DateField
                size="sm"
                label="Done on"
                value={step.doneOn ?? ''}
                onChange={(text) => {
                  if (text !== '') change({ doneOn: text });
                }}
              />
            ) : (
              <DateField
                size="sm"
                label="Day"
                hint={
                  computed === null
                    ? 'Follows the last day once it is chosen.'
                    : computed === step.dueOn
                      ? `Follows the plan: ${dueWords(step.dueLabel)}.`
                      : `Your own day. The plan says ${format.dayMonth(computed)}.`
                }
                value={step.dueOn ?? ''}
                onChange={(text) => change({ dueOn: text === '' || text === computed ? null : text })}
              />
            )}
          </div>
          <TextArea
            label="Note"
            hint="For you. Not in the client edition."
            rows={2}
            value={step.note}
            onChange={(note) => change({ note })}
          />
          <div className={styles.detailActions}>
            <Button
              variant="quiet"
              size="sm"
              onClick={() => {
                change({ state: 'not-needed', doneOn: null });
                toast('Marked as not needed. It stays at the end of the list.', [
                  { label: 'Undo', onPress: undoClient },
                ]);
              }}
            >
              Not needed
            </Button>
          </div>
        </>
      )}
    </div>
  );
};
