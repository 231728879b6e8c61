import ListChecks from 'lucide-react/icons/list-checks';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { entryKindContent, outlines } from '#shared/content/journal.ts';
import { type EntryKind, entryKinds } from '#shared/model/index.ts';
import { shortDate } from '#shared/rules/dates.ts';
import {
  Button,
  Checkbox,
  cx,
  DateTimeField,
  EnergyPicker,
  FieldError,
  Kbd,
  MoodPicker,
  Seam,
  SideLabel,
  TextArea,
  TextField,
} from '../../components/index.ts';
import {
  addEntry,
  announceNow,
  changeAttachments,
  changeDraft,
  type DraftMarks,
  draftNow,
  type EntryDraft,
  incomingProblem,
  keepDraft,
  reviseEntry,
  useAppState,
  useDraftMarks,
  useDraftText,
  useEntries,
} from '../../state/index.ts';
import { AgreementFields, freshAgreement } from './agreement-fields.tsx';
import { AttachmentsField } from './attachments-field.tsx';
import styles from './composer.module.css';
import { draftProblem } from './draft.ts';
import { DurationField } from './duration-field.tsx';
import { KindPicker } from './kind-picker.tsx';
import { TagField } from './tag-field.tsx';
import { useAttaching } from './use-attaching.tsx';

const noTags: readonly string[] = [];

type Props = {
  readonly clientId: string;
  /** The key its draft is kept under. */
  readonly draftAt: string;
  readonly onClose: () => void;
  /** `stay` after Ctrl Shift Enter. */
  readonly onSaved: (entryId: string, stay: boolean, saved: EntryDraft) => void;
};

/**
 * Writes a new entry or a new version of one. The draft lives in the state: leaving the screen loses nothing. What is
 * typed draws its field anew and nothing beside it.
 */
export const Composer = (props: Props) => {
  const draft = useDraftMarks(props.draftAt);
  return draft === null ? null : <DraftForm {...props} draft={draft} />;
};

/** The words of one side, drawn with every key. */
const DraftText = ({
  draftAt,
  side,
  onTyped,
  ...rest
}: {
  readonly draftAt: string;
  readonly side: 'facts' | 'private';
  readonly label: string;
  readonly placeholder?: string;
  readonly onTyped: () => void;
}) => (
  <TextArea
    {...rest}
    hideLabel
    bare
    voice={side}
    rows={3}
    value={useDraftText(draftAt, side)}
    onChange={(text) => {
      onTyped();
      changeDraft(draftAt, (now) => ({ ...now, [side]: { ...now[side], text } }));
    }}
  />
);

const DraftForm = ({
  clientId,
  draftAt: key,
  draft,
  onClose,
  onSaved,
}: Props & {
  readonly draft: DraftMarks;
}) => {
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<string | null>(null);
  // A time that cannot be read stays in its field and is never saved as no time.
  const [unreadable, setUnreadable] = useState<Readonly<Record<'billed' | 'unbilled', string | null>>>({
    billed: null,
    unbilled: null,
  });
  const entries = useEntries();
  const locale = useAppState((state) => state.workspace.settings.locale);
  const factsRef = useRef<HTMLDivElement>(null);
  const mineRef = useRef<HTMLDivElement>(null);
  const attaching = useAttaching(key, mineRef);
  const edited = draft.entryId === null ? null : entries.find(({ id }) => id === draft.entryId);

  const typed = (): void => setError(null);
  const changeFacts = (change: Partial<EntryDraft['facts']>): void => {
    typed();
    changeDraft(key, (now) => ({ ...now, facts: { ...now.facts, ...change } }));
  };
  const changeMine = (change: Partial<EntryDraft['private']>): void => {
    typed();
    changeDraft(key, (now) => ({ ...now, private: { ...now.private, ...change } }));
  };

  const changeKind = (kind: EntryKind): void =>
    changeFacts({ kind, agreement: kind === 'agreement' ? (draft.agreement ?? freshAgreement) : null });

  useEffect(() => factsRef.current?.querySelector('textarea')?.focus(), []);

  const outline = outlines[draft.kind];
  /** Fills the empty text and puts the cursor where the first answer goes. */
  const fillOutline = (): void => {
    if (outline === undefined || !draft.blank) return;
    changeFacts({ text: outline });
    const area = factsRef.current?.querySelector('textarea');
    area?.focus();
    requestAnimationFrame(() => area?.setSelectionRange(outline.indexOf('\n'), outline.indexOf('\n')));
  };

  const save = async (stay: boolean): Promise<void> => {
    const words = draftNow(key);
    if (saving || words === null) return;
    const problem = unreadable.billed ?? unreadable.unbilled ?? incomingProblem(key) ?? draftProblem(words);
    if (problem !== null) {
      setError(problem);
      announceNow(problem);
      return;
    }
    setSaving(true);
    const result =
      words.entryId === null
        ? await addEntry(clientId, words.facts, words.private)
        : await reviseEntry(clientId, words.entryId, words.facts, words.private);
    setSaving(false);
    if (result.ok) {
      keepDraft(key, null);
      onSaved(result.value.id, stay, words);
    } else {
      setError(result.error.message);
      announceNow(result.error.message);
    }
  };

  const jump = (): void => {
    const inMine = mineRef.current?.contains(document.activeElement) ?? false;
    (inMine ? factsRef : mineRef).current?.querySelector('textarea')?.focus();
  };

  const keys = (event: KeyboardEvent): void => {
    const control = event.ctrlKey || event.metaKey;
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (control && event.key === 'Enter') void save(event.shiftKey);
    else if (control && event.key.toLowerCase() === 'm') jump();
    else if (event.key === 'Escape') onClose();
    else if (event.altKey && !control && digit !== undefined) {
      const number = Number(digit);
      const kind = entryKinds[number - 1];
      if (event.shiftKey && number <= 5) changeMine({ mood: number });
      else if (!event.shiftKey && kind !== undefined) changeKind(kind);
    } else return;
    event.preventDefault();
  };

  return (
    <form
      className={cx(styles.composer, attaching.over && styles.over)}
      aria-label={edited ? `Edit the entry of ${shortDate(edited.facts.at.slice(0, 10), locale)}` : 'New entry'}
      onKeyDown={keys}
      {...attaching.handlers}
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
    >
      <div className={styles.facts} ref={factsRef}>
        <div className={styles.caption}>
          <SideLabel side="facts" line="can be used in a pack" />
        </div>
        <KindPicker value={draft.kind} onChange={changeKind} />
        <DraftText
          draftAt={key}
          side="facts"
          label="What happened"
          placeholder={entryKindContent[draft.kind].prompt}
          onTyped={typed}
        />
        {draft.kind === 'agreement' ? (
          <AgreementFields value={draft.agreement} onChange={(agreement) => changeFacts({ agreement })} />
        ) : null}
        <AttachmentsField
          draft={key}
          attachments={draft.attachments}
          onChange={(change) => changeAttachments(key, change)}
        >
          {draft.blank && outline !== undefined ? (
            <Button variant="quiet" size="sm" icon={ListChecks} onClick={fillOutline}>
              Use the outline
            </Button>
          ) : null}
        </AttachmentsField>
        <div className={styles.bar}>
          <DateTimeField size="sm" value={draft.at} onChange={(at) => changeFacts({ at })} />
          <div className={styles.hours}>
            <DurationField
              label="Billed time"
              minutes={draft.minutesBilled}
              onChange={(minutesBilled) => changeFacts({ minutesBilled })}
              onUnreadable={(billed) => setUnreadable((now) => ({ ...now, billed }))}
            />
            <DurationField
              label="Unbilled time"
              minutes={draft.minutesUnbilled}
              onChange={(minutesUnbilled) => changeFacts({ minutesUnbilled })}
              onUnreadable={(unbilled) => setUnreadable((now) => ({ ...now, unbilled }))}
            />
          </div>
        </div>
        <TagField
          tags={draft.tags}
          used={entries[0]?.facts.tags ?? noTags}
          onChange={(tags) => changeFacts({ tags })}
        />
        <details className={styles.more} open={draft.title !== '' || draft.notable || undefined}>
          <summary>Title and star</summary>
          <div className={styles.details}>
            <TextField
              label="Title"
              hint="A few words, shown above the entry and on the mood chart."
              size="sm"
              value={draft.title}
              onChange={(title) => changeFacts({ title })}
            />
            <Checkbox checked={draft.notable} onChange={(notable) => changeFacts({ notable })}>
              Notable: mark it on the mood chart
            </Checkbox>
          </div>
        </details>
      </div>
      <div className={styles.mine} ref={mineRef}>
        <Seam edge="left" />
        <Seam edge="top" />
        <div className={styles.caption}>
          <SideLabel side="private" line="never leaves the app" narrowLine="never shared" />
        </div>
        <MoodPicker value={draft.mood} onChange={(mood) => changeMine({ mood })} />
        <DraftText
          draftAt={key}
          side="private"
          label="How it was for me, private, never leaves the app"
          onTyped={typed}
        />
        <div className={styles.foot}>
          <EnergyPicker compact value={draft.energy} onChange={(energy) => changeMine({ energy })} />
          <div className={styles.save}>
            <Kbd>Ctrl Enter</Kbd>
            <Button type="submit" variant="primary" size="sm" busy={saving ? 'Saving…' : null}>
              Save entry
            </Button>
          </div>
        </div>
        <FieldError message={error} />
      </div>
      {attaching.question}
    </form>
  );
};
