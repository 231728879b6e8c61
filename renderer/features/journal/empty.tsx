import { entryKindContent } from '#shared/content/journal.ts';
import type { EntryKind } from '#shared/model/index.ts';
import { Button, Icon } from '../../components/index.ts';
import { civilNow, clientPlace, emptyDraft, go, keepDraft, useDraft } from '../../state/index.ts';
import { freshAgreement } from './agreement-fields.tsx';
import { draftKey } from './draft.ts';
import styles from './empty.module.css';
import { kindIcons } from './kinds.ts';

const starts: readonly { readonly kind: EntryKind; readonly words: string }[] = [
  { kind: 'call', words: 'The last call' },
  { kind: 'agreement', words: 'Something that was agreed' },
  { kind: 'praise', words: 'A kind word' },
];

/** Nothing written yet: a plain sentence and three starting points. */
export const EmptyJournal = ({ clientId }: { readonly clientId: string }) => {
  const key = draftKey(clientId, null);
  const kept = useDraft(key);
  return (
    <div className={styles.empty}>
      <p className={styles.lead}>
        Nothing written yet. Start with the last thing that happened. Two plain sentences are enough.
      </p>
      <div className={styles.starts}>
        {starts.map(({ kind, words }) => (
          <Button
            key={kind}
            onClick={() => {
              const agreement = kind === 'agreement' ? freshAgreement : null;
              const draft = kept ?? emptyDraft(civilNow());
              keepDraft(key, { ...draft, facts: { ...draft.facts, kind, agreement } });
              go(clientPlace(clientId, 'journal', 'new'));
            }}
          >
            <Icon of={kindIcons[kind]} />
            {words}
            <span className={styles.kind}>{entryKindContent[kind].label}</span>
          </Button>
        ))}
      </div>
    </div>
  );
};
