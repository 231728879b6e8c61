import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import type { Clause, ClauseKind } from '#shared/model/index.ts';
import { type ClauseForm as Draft, formOfClause, newClauseForm, readClause } from '#shared/rules/contract-form.ts';
import {
  Button,
  FieldError,
  focusOnMount,
  IconButton,
  Select,
  TextArea,
  TextField,
} from '../../../components/index.ts';
import { newId } from '../../../state/index.ts';
import { DayField } from '../forms/day-field.tsx';
import { double, Group, RecordForm, wide } from '../forms/record-form.tsx';
import { ShownBy } from '../forms/shown-by.tsx';
import { useForm } from '../forms/use-form.ts';
import styles from './contract.module.css';
import { kindOptions } from './words.ts';

const drafts = new Map<string, Draft>();

type Action = Draft['actions'][number];

const Actions = ({
  actions,
  error,
  onChange,
}: {
  readonly actions: readonly Action[];
  readonly error: string | null;
  readonly onChange: (actions: readonly Action[]) => void;
}) => {
  const put = (index: number, change: Partial<Action>): void =>
    onChange(actions.map((each, at) => (at === index ? { ...each, ...change } : each)));
  return (
    <Group title="What follows from it">
      <div className={wide}>
        <ul className={styles.actions}>
          {actions.map((action, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity but their place.
            <li key={index}>
              <TextField
                label={`What to do, ${index + 1}`}
                size="sm"
                value={action.text}
                onChange={(text) => put(index, { text })}
              />
              <DayField label="On" size="sm" name="actions" value={action.on} onChange={(on) => put(index, { on })} />
              <ShownBy
                label={`Shown by, ${index + 1}`}
                className={styles.shownBy}
                value={action.shownBy}
                onChange={(shownBy) => put(index, { shownBy })}
              />
              <IconButton
                size="sm"
                icon={X}
                label={`Remove line ${index + 1}`}
                onClick={() => onChange(actions.filter((_, at) => at !== index))}
              />
            </li>
          ))}
        </ul>
        <FieldError message={error} />
        <Button
          size="sm"
          variant="quiet"
          icon={Plus}
          onClick={() => onChange([...actions, { text: '', on: '', shownBy: '' }])}
        >
          Add a line
        </Button>
      </div>
    </Group>
  );
};

/** A clause: the exact words of the document, and beside them the user's own. */
export const ClauseForm = ({
  agreementId,
  clause,
  kind,
  onSaved,
  onClose,
}: {
  readonly agreementId: string;
  readonly clause: Clause | null;
  readonly kind: ClauseKind;
  readonly onSaved: (clause: Clause) => void;
  readonly onClose: () => void;
}) => {
  const form = useForm<Draft, Clause>({
    kept: drafts,
    id: `${agreementId}/${clause?.id ?? `new/${kind}`}`,
    initial: clause === null ? newClauseForm(kind) : formOfClause(clause),
    read: (draft) => readClause(draft, clause?.id ?? newId('cl')),
    onSave: onSaved,
    onClose,
  });
  const { bind } = form;
  return (
    <RecordForm
      main
      label={clause === null ? 'New clause' : `Edit clause ${clause.number}`}
      save="Save clause"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <TextField label="Number" autoComplete="off" ref={focusOnMount} placeholder="11.2" {...bind('number')} />
      <TextField label="Heading" {...bind('heading')} />
      <Select label="Kind" options={kindOptions} {...bind('kind')} />
      <TextField label="Page" inputMode="numeric" autoComplete="off" {...bind('page')} />
      <TextArea
        label="Exact words"
        className={wide}
        voice="facts"
        rows={3}
        hint="Copy them as they stand, without quotation marks. They are never rewritten."
        {...bind('quote')}
      />
      <TextField
        label="Here it means"
        className={wide}
        hint="One line in your own words. It can be printed in a pack."
        {...bind('meaning')}
      />
      <TextField
        label="Until"
        className={double}
        hint="If it goes on after the end: a day, or “no end date”."
        {...bind('until')}
      />
      <Actions
        actions={form.draft.actions}
        error={form.errors.actions ?? null}
        onChange={(actions) => form.change('actions', actions)}
      />
      <TextArea
        label="Note"
        rows={2}
        className={wide}
        hint="For you. It is not printed for the client."
        {...bind('note')}
      />
    </RecordForm>
  );
};
