import ListChecks from 'lucide-react/icons/list-checks';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { entryKindContent, outlines } from '#shared/content/journal.ts';
import { type EntryKind, entryKinds } from '#shared/model/index.ts';
import { shortDate } from '#shared/rules/dates.ts';
import { Button, cx, EnergyPicker, FieldError, Kbd, MoodPicker, Seam, SideLabel } from '../../components/index.ts';
import {
  changeAttachments,
  changeDraft,
  type DraftMarks,
  type EntryDraft,
  useAppState,
  useDraftMarks,
  useEntries,
} from '../../state/index.ts';
import { AgreementFields, freshAgreement } from './agreement-fields.tsx';
import { AttachmentsField } from './attachments-field.tsx';
import styles from './composer.module.css';
import { DraftDetails } from './draft-details.tsx';
import { DraftText } from './draft-text.tsx';
import { KindPicker } from './kind-picker.tsx';
import { useAttaching } from './use-attaching.tsx';
import { type OnSaved, useSaving } from './use-saving.ts';

type Props = {
  readonly clientId: string;
  /** The key its draft is kept under. */
  readonly draftAt: string;
  readonly onClose: () => void;
  readonly onSaved: OnSaved;
};

/**
 * Writes a new entry or a new version of one. The draft lives in the state: leaving the screen loses nothing. What is
 * typed draws its field anew and nothing beside it.
 */
export const Composer = (props: Props) => {
  const draft = useDraftMarks(props.draftAt);
  return draft === null ? null : <DraftForm {...props} draft={draft} />;
};

const DraftForm = ({
  clientId,
  draftAt: key,
  draft,
  onClose,
  onSaved,
}: Props & {
  readonly draft: DraftMarks;
}) => {
  const { saving, error, typed, unreadable, save } = useSaving(clientId, key, onSaved);
  const entries = useEntries();
  const locale = useAppState((state) => state.workspace.settings.locale);
  const factsRef = useRef<HTMLDivElement>(null);
  const mineRef = useRef<HTMLDivElement>(null);
  const attaching = useAttaching(key, mineRef);
  const edited = draft.entryId === null ? null : entries.find(({ id }) => id === draft.entryId);

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
        <DraftDetails draft={draft} used={entries[0]?.facts.tags} onChange={changeFacts} onUnreadable={unreadable} />
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
