import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { afterSaving } from '#shared/content/journal.ts';
import { isCivilDate, type JournalEntry } from '#shared/model/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { filterJournal } from '#shared/rules/journal-filter.ts';
import { fold } from '#shared/rules/search.ts';
import { Button, Note, PrivateBlock, Seam, SideLabel } from '../../components/index.ts';
import {
  civilNow,
  clientPlace,
  emptyDraft,
  go,
  hasWords,
  keepDraft,
  removeEntry,
  restoreEntry,
  useAppState,
  useDrafts,
  useEntries,
  useJournalReadOnly,
  useRemovedEntries,
} from '../../state/index.ts';
import { Composer } from './composer.tsx';
import { draftKey, draftOf } from './draft.ts';
import { EmptyJournal } from './empty.tsx';
import { Entry, type EntryAction } from './entry.tsx';
import { ForgetDialog } from './forget.tsx';
import { HistoryDialog } from './history.tsx';
import styles from './journal.module.css';
import { kindFilters } from './kinds.ts';
import { Timeline } from './timeline.tsx';
import { Toolbar } from './toolbar.tsx';

/** The newest entry of the seven days from a Monday, or null. */
const newestOfWeek = (entries: readonly JournalEntry[], monday: string): string | null =>
  isCivilDate(monday)
    ? (entries.find(({ facts }) => facts.at >= monday && facts.at < addDays(monday, 7))?.id ?? null)
    : null;

/**
 * The journal of a client: write, find, reread. `rest` is "new", "edit/<id>", "entry/<id>", "week/<Monday>", "trash" or
 * empty.
 */
export const JournalView = ({ clientId, rest }: { readonly clientId: string; readonly rest: string }) => {
  const entries = useEntries();
  const removed = useRemovedEntries();
  const drafts = useDrafts();
  const readOnly = useJournalReadOnly();
  const locale = useAppState((state) => state.workspace.settings.locale);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [query, setQuery] = useState('');
  const [afterwards, setAfterwards] = useState<string | null>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const [historyOf, setHistoryOf] = useState<string | null>(null);
  const [forgetting, setForgetting] = useState<readonly string[] | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const [place = '', target = ''] = rest.split('/');
  const trash = place === 'trash';
  const open = place === 'new' || place === 'edit';
  const key = draftKey(clientId, place === 'edit' ? target : null);
  const draft = drafts[key] ?? null;
  const kept = Object.entries(drafts).filter(
    ([at, each]) => at === draftKey(clientId, each.entryId) && hasWords(each) && (each !== draft || !open),
  );
  // Words that wait to be saved are shown even where nothing can be saved now.
  const writing = open && draft !== null && (readOnly === null || hasWords(draft));

  useEffect(() => {
    if (readOnly === null && draft === null) {
      if (place === 'new') keepDraft(key, emptyDraft(civilNow()));
      const entry = place === 'edit' ? entries.find(({ id }) => id === target) : undefined;
      if (entry) keepDraft(key, draftOf(entry));
    }
    if (place === 'entry') setFocus(target);
    if (place === 'week') setFocus(newestOfWeek(entries, target));
  }, [place, target, key, draft, entries, readOnly]);

  const asked = useDeferredValue(query);
  const shown = useMemo(
    () =>
      filterJournal(trash ? removed : entries, {
        kinds: kindFilters.filter(({ id }) => chosen.includes(id)).flatMap(({ kinds }) => kinds),
        query: asked,
      }),
    [entries, removed, trash, chosen, asked],
  );
  const needle = fold(asked.trim());
  const focused = useCallback(() => setFocus(null), []);
  const close = (): void => {
    go(clientPlace(clientId, 'journal'));
    if (draft !== null && !hasWords(draft)) keepDraft(key, null);
  };

  const acts: Readonly<Record<EntryAction, (id: string) => void>> = {
    edit: (id) => go(clientPlace(clientId, 'journal', `edit/${id}`)),
    history: setHistoryOf,
    remove: (id) => void removeEntry(clientId, id),
    restore: (id) => void restoreEntry(clientId, id),
    forget: (id) => setForgetting([id]),
  };
  const looked = historyOf === null ? undefined : [...entries, ...removed].find(({ id }) => id === historyOf);

  return (
    <div className={styles.page} ref={page}>
      {entries.length + removed.length === 0 ? null : (
        <Toolbar
          clientId={clientId}
          total={entries.length}
          shown={shown.length}
          removed={removed.length}
          chosen={chosen}
          query={query}
          onChosen={setChosen}
          onQuery={setQuery}
        />
      )}
      <div className={styles.wrap}>
        <div className={styles.margin} aria-hidden="true">
          <Seam edge="left" />
        </div>
        {writing ? (
          <Composer
            key={key}
            clientId={clientId}
            draft={draft}
            onClose={close}
            onSaved={(id, stay) => {
              setAfterwards(afterSaving(draft.facts, draft.private.mood));
              if (stay && place === 'new') {
                keepDraft(key, emptyDraft(civilNow()));
                return;
              }
              go(clientPlace(clientId, 'journal'), { replace: true });
              setFocus(id);
            }}
          />
        ) : (
          <div className={styles.captions}>
            <SideLabel side="facts" line="can be used in a pack" />
            <SideLabel side="private" line="never leaves the app" />
          </div>
        )}
        {kept.map(([at, { entryId }]) => (
          <div key={at} className={styles.kept}>
            <Note>
              {entryId === null ? 'A draft is kept.' : 'Changes to an entry are kept.'}{' '}
              <a href={clientPlace(clientId, 'journal', entryId === null ? 'new' : `edit/${entryId}`)}>Go on writing</a>
            </Note>
          </div>
        ))}
        {!writing && afterwards !== null ? (
          <div className={styles.kept}>
            <PrivateBlock line={afterwards}>{null}</PrivateBlock>
          </div>
        ) : null}
        {trash ? (
          <div className={styles.kept}>
            <Note
              actions={
                removed.length < 2 || readOnly !== null ? undefined : (
                  <Button size="sm" variant="quiet" onClick={() => setForgetting(removed.map(({ id }) => id))}>
                    Forget all {removed.length} for good…
                  </Button>
                )
              }
            >
              Entries in the trash stay for 30 days, then they are forgotten for good.{' '}
              <a href={clientPlace(clientId, 'journal')}>Back to the journal</a>
            </Note>
          </div>
        ) : null}
        {entries.length === 0 && !trash && !writing && readOnly === null ? (
          <EmptyJournal clientId={clientId} />
        ) : (
          <Timeline entries={shown} locale={locale} focus={focus} onFocused={focused}>
            {(entry) => (
              <Entry
                entry={entry}
                needle={needle}
                locale={locale}
                readOnly={readOnly !== null}
                onAction={(action) => acts[action](entry.id)}
              />
            )}
          </Timeline>
        )}
      </div>
      {looked === undefined ? null : (
        <HistoryDialog
          clientId={clientId}
          entry={looked}
          readOnly={readOnly !== null}
          onClose={() => setHistoryOf(null)}
        />
      )}
      {forgetting === null ? null : (
        <ForgetDialog clientId={clientId} entryIds={forgetting} onClose={() => setForgetting(null)} />
      )}
    </div>
  );
};
