import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { afterSaving } from '#shared/content/journal.ts';
import { isCivilDate, type JournalEntry } from '#shared/model/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { filterCount, filterJournal, type JournalFilter, noFilter } from '#shared/rules/journal-filter.ts';
import { fold } from '#shared/rules/search.ts';
import { Button, Note, PrivateBlock, Seam, SideLabel } from '../../components/index.ts';
import {
  civilNow,
  clientPlace,
  draftNow,
  emptyDraft,
  go,
  hasWords,
  here,
  keepDraft,
  removeEntry,
  restoreEntry,
  useAppState,
  useDraftKeys,
  useDraftState,
  useEntries,
  useJournalReadOnly,
  useRemovedEntries,
} from '../../state/index.ts';
import { Composer } from './composer.tsx';
import { draftKey, draftOf } from './draft.ts';
import { EmptyJournal } from './empty.tsx';
import { Entry, type EntryAction } from './entry.tsx';
import { MoreFilters } from './filters.tsx';
import { ForgetDialog } from './forget.tsx';
import { HistoryDialog } from './history.tsx';
import styles from './journal.module.css';
import { kindFilters } from './kinds.ts';
import { Selectable } from './selectable.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { Timeline } from './timeline.tsx';
import { Toolbar } from './toolbar.tsx';
import { useJournalKeys } from './use-journal-keys.ts';
import { usePreparedSearch } from './use-prepared-search.ts';
import { useSelection } from './use-selection.ts';

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
  const draftKeys = useDraftKeys();
  const readOnly = useJournalReadOnly();
  const locale = useAppState((state) => state.workspace.settings.locale);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [more, setMore] = useState<JournalFilter>(noFilter);
  const [query, setQuery] = useState('');
  const [afterwards, setAfterwards] = useState<string | null>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const [historyOf, setHistoryOf] = useState<string | null>(null);
  const [forgetting, setForgetting] = useState<readonly string[] | null>(null);
  const [place = '', target = ''] = rest.split('/');
  const trash = place === 'trash';
  const open = place === 'new' || place === 'edit';
  const key = draftKey(clientId, place === 'edit' ? target : null);
  const draft = useDraftState(key);
  const kept = draftKeys.split('\n').flatMap((at) => {
    const entryId = draftNow(at)?.entryId ?? null;
    return at === draftKey(clientId, entryId) && (at !== key || !open) ? [{ at, entryId }] : [];
  });
  // Words that wait to be saved are shown even where nothing can be saved now.
  const writing = open && draft !== 'none' && (readOnly === null || draft === 'words');

  useEffect(() => {
    if (readOnly === null && draft === 'none') {
      if (place === 'new') keepDraft(key, emptyDraft(civilNow()));
      const entry = place === 'edit' ? entries.find(({ id }) => id === target) : undefined;
      if (entry) keepDraft(key, draftOf(entry));
    }
    if (place === 'entry') setFocus(target);
    if (place === 'week') setFocus(newestOfWeek(entries, target));
  }, [place, target, key, draft, entries, readOnly]);

  const asked = useDeferredValue(query);
  const filter = useMemo(
    () => ({
      ...more,
      kinds: kindFilters.filter(({ id }) => chosen.includes(id)).flatMap(({ kinds }) => kinds),
      query: asked,
    }),
    [more, chosen, asked],
  );
  const shown = useMemo(() => filterJournal(trash ? removed : entries, filter), [entries, removed, trash, filter]);
  usePreparedSearch(entries);
  const needle = fold(asked.trim());
  const selection = useSelection(shown);
  useJournalKeys(shown, setFocus);
  const focused = useCallback(() => setFocus(null), []);
  const acts = useMemo<Readonly<Record<EntryAction, (id: string) => void>>>(
    () => ({
      edit: (id) => go(clientPlace(clientId, 'journal', `edit/${id}`)),
      history: setHistoryOf,
      remove: (id) => void removeEntry(clientId, id),
      restore: (id) => void restoreEntry(clientId, id),
      forget: (id) => setForgetting([id]),
    }),
    [clientId],
  );
  const draw = useCallback(
    (entry: JournalEntry) => (
      <Selectable entry={entry} selection={selection} enabled={readOnly === null && !trash}>
        <Entry
          entry={entry}
          needle={needle}
          locale={locale}
          readOnly={readOnly !== null}
          onAction={(action) => acts[action](entry.id)}
        />
      </Selectable>
    ),
    [acts, needle, locale, readOnly, trash, selection],
  );
  const close = (): void => {
    go(clientPlace(clientId, 'journal'));
    const now = draftNow(key);
    if (now !== null && !hasWords(now)) keepDraft(key, null);
  };

  const looked = historyOf === null ? undefined : [...entries, ...removed].find(({ id }) => id === historyOf);

  return (
    <div className={styles.page}>
      <div className={styles.bars}>
        {entries.length + removed.length === 0 ? null : (
          <Toolbar
            clientId={clientId}
            total={trash ? removed.length : entries.length}
            shown={shown.length}
            removed={removed.length}
            chosen={chosen}
            query={query}
            filtering={filterCount(filter) > 0}
            onChosen={setChosen}
            onQuery={setQuery}
            onReset={() => {
              setChosen([]);
              setMore(noFilter);
            }}
          >
            <MoreFilters entries={trash ? removed : entries} filter={more} onChange={setMore} />
          </Toolbar>
        )}
        {readOnly === null && !trash ? <SelectionBar clientId={clientId} selection={selection} /> : null}
      </div>
      <div className={styles.wrap}>
        <div className={styles.margin} aria-hidden="true">
          <Seam edge="left" />
        </div>
        {writing ? (
          <Composer
            key={key}
            clientId={clientId}
            draftAt={key}
            onClose={close}
            onSaved={(id, stay, saved) => {
              setAfterwards(afterSaving(saved.facts, saved.private.mood));
              if (stay && place === 'new') {
                keepDraft(key, emptyDraft(civilNow()));
                return;
              }
              // Whoever has gone elsewhere while it was saved is left there.
              if (here() !== clientPlace(clientId, 'journal', rest)) return;
              go(clientPlace(clientId, 'journal'), { replace: true });
              setFocus(id);
            }}
          />
        ) : (
          <div className={styles.captions}>
            <SideLabel side="facts" line="can be used in a pack" />
            <SideLabel side="private" line="never leaves the app" narrowLine="never shared" />
          </div>
        )}
        {kept.map(({ at, entryId }) => (
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
              {removed.length === 0
                ? 'The trash is empty. What you remove stays here for 30 days.'
                : 'Entries in the trash stay for 30 days, then they are forgotten for good.'}{' '}
              <a href={clientPlace(clientId, 'journal')}>Back to the journal</a>
            </Note>
          </div>
        ) : null}
        {entries.length === 0 && !trash && !writing && readOnly === null ? (
          <EmptyJournal clientId={clientId} />
        ) : (
          <Timeline entries={shown} locale={locale} focus={focus} onFocused={focused}>
            {draw}
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
