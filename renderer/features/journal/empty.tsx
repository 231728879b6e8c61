import { useEffect } from 'react';
import type { EntryKind } from '#shared/model/index.ts';
import { Icon, isWriting, Kbd, kindIcons, MoodMark, Seam } from '../../components/index.ts';
import { civilNow, clientPlace, emptyDraft, go, keepDraft, settingsPlace, useDraft } from '../../state/index.ts';
import { freshAgreement } from './agreement-fields.tsx';
import { draftKey } from './draft.ts';
import styles from './empty.module.css';

const starts: readonly { readonly kind: EntryKind; readonly words: string; readonly key: string }[] = [
  { kind: 'call', words: 'The last call', key: 'C' },
  { kind: 'agreement', words: 'What you agreed', key: 'A' },
  { kind: 'praise', words: 'Something that went well', key: 'P' },
];

/** Nothing written yet: a plain sentence, three starting points, and what the margin is for. */
export const EmptyJournal = ({ clientId }: { readonly clientId: string }) => {
  const key = draftKey(clientId, null);
  const kept = useDraft(key);

  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isWriting(event.target)) return;
      if (document.querySelector('[role=dialog], [role=alertdialog]') !== null) return;
      const start = starts.find((each) => each.key.toLowerCase() === event.key);
      if (start === undefined) return;
      event.preventDefault();
      document.getElementById(`start-${start.kind}`)?.click();
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, []);

  const begin = (kind: EntryKind): void => {
    const agreement = kind === 'agreement' ? freshAgreement : null;
    const draft = kept ?? emptyDraft(civilNow());
    keepDraft(key, { ...draft, facts: { ...draft.facts, kind, agreement } });
    go(clientPlace(clientId, 'journal', 'new'));
  };

  return (
    <div className={styles.empty}>
      <div>
        <h2 className={styles.title}>Nothing written yet</h2>
        <p className={styles.lead}>
          Start with the last thing that happened. Two plain sentences are enough, and the date is filled in.
        </p>
        <div className={styles.starts}>
          {starts.map((start) => (
            <button
              key={start.kind}
              id={`start-${start.kind}`}
              type="button"
              className={styles.start}
              aria-keyshortcuts={start.key}
              onClick={() => begin(start.kind)}
            >
              <Icon of={kindIcons[start.kind]} />
              {start.words}
              <span className={styles.key} aria-hidden="true">
                {start.key}
              </span>
            </button>
          ))}
        </div>
        <p className={styles.hint}>
          Or press <Kbd>N</Kbd> and write. Notes you kept elsewhere can be <a href={settingsPlace('data')}>imported</a>.
        </p>
      </div>
      <div className={styles.margin}>
        <Seam edge="top" />
        <div className={styles.moods} aria-hidden="true">
          {[1, 2, 3, 4, 5].map((mood) => (
            <MoodMark key={mood} mood={mood} decorative large />
          ))}
        </div>
        <p className="read">
          This margin is yours. No letter and no pack can read it. A full export leaves it out unless you ask for it.
          You can leave it empty.
        </p>
      </div>
    </div>
  );
};
