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
  type EntryDraft,
  incomingProblem,
  keepDraft,
  reviseEntry,
  useAppState,
  useEntries,
} from '../../state/index.ts';
import { AgreementFields, freshAgreement } from './agreement-fields.tsx';
import { AttachmentsField } from './attachments-field.tsx';
import styles from './composer.module.css';
import { draftKey, draftProblem } from './draft.ts';
import { DurationField } from './duration-field.tsx';
import { KindPicker } from './kind-picker.tsx';
import { TagField } from './tag-field.tsx';
import { useAttaching } from './use-attaching.tsx';

const noTags: readonly string[] = [];

/** Writes a new entry or a new version of one. The draft lives in the state: leaving the screen loses nothing. */
export const Composer = ({
  clientId,
  draft,
  onClose,
  onSaved,
}: {
  readonly clientId: string;
  readonly draft: EntryDraft;
  readonly onClose: () => void;
  /** `stay` after Ctrl Shift Enter. */
  readonly onSaved: (entryId: string, stay: boolean) => void;
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
  const { facts, private: mine } = draft;
  const key = draftKey(clientId, draft.entryId);
  const attaching = useAttaching(key, mineRef);
  const edited = draft.entryId === null ? null : entries.find(({ id }) => id === draft.entryId);

  const changeFacts = (change: Partial<EntryDraft['facts']>): void => {
    setError(null);
    keepDraft(key, { ...draft, changed: true, facts: { ...facts, ...change } });
  };
  const changeMine = (change: Partial<EntryDraft['private']>): void => {
    setError(null);
    keepDraft(key, { ...draft, changed: true, private: { ...mine, ...change } });
  };

  const changeKind = (kind: EntryKind): void =>
    changeFacts({ kind, agreement: kind === 'agreement' ? (facts.agreement ?? freshAgreement) : null });

  useEffect(() => factsRef.current?.querySelector('textarea')?.focus(), []);

  const outline = outlines[facts.kind];
  /** Fills the empty text and puts the cursor where the first answer goes. */
  const fillOutline = (): void => {
    if (outline === undefined || facts.text !== '') return;
    changeFacts({ text: outline });
    const area = factsRef.current?.querySelector('textarea');
    area?.focus();
    requestAnimationFrame(() => area?.setSelectionRange(outline.indexOf('\n'), outline.indexOf('\n')));
  };

  const save = async (stay: boolean): Promise<void> => {
    if (saving) return;
    const problem = unreadable.billed ?? unreadable.unbilled ?? incomingProblem(key) ?? draftProblem(draft);
    if (problem !== null) {
      setError(problem);
      announceNow(problem);
      return;
    }
    setSaving(true);
    const result =
      draft.entryId === null
        ? await addEntry(clientId, facts, mine)
        : await reviseEntry(clientId, draft.entryId, facts, mine);
    setSaving(false);
    if (result.ok) {
      keepDraft(key, null);
      onSaved(result.value.id, stay);
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
        <KindPicker value={facts.kind} onChange={changeKind} />
        <TextArea
          label="What happened"
          hideLabel
          bare
          voice="facts"
          rows={3}
          placeholder={entryKindContent[facts.kind].prompt}
          value={facts.text}
          onChange={(text) => changeFacts({ text })}
        />
        {facts.kind === 'agreement' ? (
          <AgreementFields value={facts.agreement} onChange={(agreement) => changeFacts({ agreement })} />
        ) : null}
        <AttachmentsField
          draft={key}
          attachments={facts.attachments}
          onChange={(change) => changeAttachments(key, change)}
        >
          {facts.text === '' && outline !== undefined ? (
            <Button variant="quiet" size="sm" icon={ListChecks} onClick={fillOutline}>
              Use the outline
            </Button>
          ) : null}
        </AttachmentsField>
        <div className={styles.bar}>
          <DateTimeField size="sm" value={facts.at} onChange={(at) => changeFacts({ at })} />
          <DurationField
            label="Billed time"
            minutes={facts.minutesBilled}
            onChange={(minutesBilled) => changeFacts({ minutesBilled })}
            onUnreadable={(billed) => setUnreadable((now) => ({ ...now, billed }))}
          />
          <DurationField
            label="Unbilled time"
            minutes={facts.minutesUnbilled}
            onChange={(minutesUnbilled) => changeFacts({ minutesUnbilled })}
            onUnreadable={(unbilled) => setUnreadable((now) => ({ ...now, unbilled }))}
          />
        </div>
        <TagField
          tags={facts.tags}
          used={entries[0]?.facts.tags ?? noTags}
          onChange={(tags) => changeFacts({ tags })}
        />
        <details className={styles.more} open={facts.title !== '' || facts.notable || undefined}>
          <summary>Title and star</summary>
          <div className={styles.details}>
            <TextField
              label="Title"
              hint="A few words, shown above the entry and on the mood chart."
              size="sm"
              value={facts.title}
              onChange={(title) => changeFacts({ title })}
            />
            <Checkbox checked={facts.notable} onChange={(notable) => changeFacts({ notable })}>
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
        <MoodPicker value={mine.mood} onChange={(mood) => changeMine({ mood })} />
        <TextArea
          label="How it was for me, private, never leaves the app"
          hideLabel
          bare
          voice="private"
          rows={3}
          value={mine.text}
          onChange={(text) => changeMine({ text })}
        />
        <div className={styles.foot}>
          <EnergyPicker compact value={mine.energy} onChange={(energy) => changeMine({ energy })} />
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
