import Lock from 'lucide-react/icons/lock';
import PencilLine from 'lucide-react/icons/pencil-line';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Button, cx, FieldError, Icon, Seam } from '../../components/index.ts';
import {
  addEntry,
  civilNow,
  clientPlace,
  type EntryDraft,
  emptyDraft,
  go,
  keepDraft,
  useDraft,
  useJournalReadOnly,
} from '../../state/index.ts';
import styles from './quick-entry.module.css';

/** Drafts of the quick entry stand beside those of the composer, so that neither replaces the other. */
const draftKey = (clientId: string): string => `${clientId}/quick`;

/** Two lines across the seam: saves a note dated now. Alt Enter goes on in the full composer. */
export const QuickEntry = ({ clientId }: { readonly clientId: string }) => {
  const readOnly = useJournalReadOnly() !== null;
  const kept = useDraft(draftKey(clientId));
  const composer = useDraft(clientId);
  const [error, setError] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const facts = kept?.facts.text ?? '';
  const mine = kept?.private.text ?? '';

  const write = (change: { readonly facts?: string; readonly mine?: string }): void => {
    const draft = kept ?? emptyDraft(civilNow());
    const next: EntryDraft = {
      ...draft,
      facts: { ...draft.facts, text: change.facts ?? facts },
      private: { ...draft.private, text: change.mine ?? mine },
    };
    keepDraft(draftKey(clientId), next.facts.text === '' && next.private.text === '' ? null : next);
    setError(null);
  };

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (saving) return;
    if (facts.trim() === '' && mine.trim() === '') {
      setError('There is nothing to save yet. One plain sentence is enough.');
      first.current?.focus();
      return;
    }
    const draft = emptyDraft(civilNow());
    setSaving(true);
    const result = await addEntry(clientId, { ...draft.facts, text: facts }, { ...draft.private, text: mine });
    setSaving(false);
    if (result.ok) keepDraft(draftKey(clientId), null);
    else setError(`${result.error.message} What you wrote is still here.`);
    first.current?.focus();
  };

  const toComposer = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.altKey) return;
    event.preventDefault();
    // A draft that already waits in the composer is not replaced.
    if (kept !== null && composer === null) {
      keepDraft(clientId, { ...kept, facts: { ...kept.facts, at: civilNow() } });
      keepDraft(draftKey(clientId), null);
    }
    go(clientPlace(clientId, 'journal', 'new'));
  };

  if (readOnly) return null;
  return (
    <>
      <form
        className={styles.quick}
        aria-label="Quick entry"
        onSubmit={(event) => void save(event)}
        onKeyDown={toComposer}
      >
        <div className={styles.facts}>
          <Icon of={PencilLine} />
          <input
            ref={first}
            aria-label="What happened today"
            placeholder="What happened today?"
            autoComplete="off"
            value={facts}
            onChange={(event) => write({ facts: event.target.value })}
          />
        </div>
        <div className={cx('private', styles.mine)}>
          <Seam edge="left" />
          <Icon of={Lock} className={styles.lock} />
          <input
            aria-label="How it was for me, private, never leaves the app"
            placeholder="How it was for me"
            autoComplete="off"
            value={mine}
            onChange={(event) => write({ mine: event.target.value })}
          />
          <Button size="sm" type="submit" busy={saving ? 'Saving…' : null}>
            Save
          </Button>
        </div>
      </form>
      <div role="alert">
        <FieldError message={error} />
      </div>
    </>
  );
};
