import { useEffect, useMemo, useState } from 'react';
import type { Found } from '#shared/contract.ts';
import { overdueRows } from '#shared/rules/facts-money.ts';
import { entryHits, recordHits, type SearchHit } from '#shared/rules/search-hits.ts';
import { suggestion } from '#shared/rules/suggest.ts';
import {
  clientPlace,
  searchAll,
  useAppState,
  useClientStore,
  useEntries,
  useFormat,
  useRedoLabel,
  useUi,
  useUndoLabel,
} from '../../state/index.ts';
import { type ActionId, actions, keysOf } from '../actions.ts';
import type { Route } from '../route.ts';
import { isOffered } from '../run-action.ts';
import { commandGroups, emptyGroups, type Group, type Offered, type Suggested, searchGroups } from './items.ts';

/** Hits of each side that are looked for in the open client. */
const perSide = 8;
const nothing: Found = { hits: [], suggestion: null };
const none: readonly SearchHit[] = [];

/** The actions that can be done here, as they are named now. */
const useOffered = (route: Route): readonly Offered[] => {
  const undo = useUndoLabel();
  const redo = useRedoLabel();
  const hidden = useAppState((state) => state.workspace.settings.hidePrivateInSearch === true);
  return useMemo(() => {
    const now: Partial<Record<ActionId, string | null>> = {
      undo,
      redo,
      'hide-private': hidden ? 'Show private in search' : 'Hide private in search',
    };
    return actions.flatMap((action): Offered[] => {
      const label = action.id in now ? now[action.id] : action.label;
      if (label == null || !isOffered(action.id, route, action.area)) return [];
      return [{ ...action, label, keys: keysOf(action) }];
    });
  }, [route, undo, redo, hidden]);
};

/** What the open client's record asks for. */
const useSuggested = (route: Route): readonly Suggested[] => {
  const document = useClientStore((store) => store.document);
  const today = useAppState((state) => state.today);
  const format = useFormat();
  return useMemo(() => {
    if (route.at !== 'client' || document === null || document.id !== route.id) return [];
    return overdueRows(document.invoices, today).map(({ invoice, daysPastDue, open }) => ({
      id: `remind-${invoice.id}`,
      label: `Write a reminder for ${invoice.number}`,
      meta: `${format.money(open, invoice.currency)}, ${daysPastDue} ${daysPastDue === 1 ? 'day' : 'days'} late`,
      place: clientPlace(document.id, 'exit', 'letters/payment-reminder-friendly'),
    }));
  }, [route, document, today, format]);
};

/** All clients are searched by the app, which has their journals; an older answer never replaces a newer one. */
const useFoundInAll = (query: string, wanted: boolean): { readonly found: Found | null; readonly current: boolean } => {
  const [found, setFound] = useState<{ readonly query: string; readonly found: Found } | null>(null);
  useEffect(() => {
    if (!wanted || query === '') return;
    let current = true;
    void searchAll(query).then((result) => {
      if (current && result.ok) setFound({ query, found: result.value });
    });
    return () => {
      current = false;
    };
  }, [query, wanted]);
  if (!wanted || query === '') return { found: nothing, current: true };
  // While the next answer is on its way the last one stays: nothing flickers.
  return { found: found?.found ?? null, current: found?.query === query };
};

export type Results = {
  readonly groups: readonly Group[];
  /** "late", when nothing was found and this was perhaps meant. */
  readonly suggestion: string | null;
  /** False while the answer to what is typed is on its way; hits are those of what was typed before. */
  readonly settled: boolean;
};

/** Everything the palette shows for what was typed. `all`: over all clients. */
export const useResults = (typed: string, route: Route, all: boolean): Results => {
  const commands = typed.startsWith('>');
  const query = (commands ? typed.slice(1) : typed).trim();
  const offered = useOffered(route);
  const suggested = useSuggested(route);
  const clients = useAppState((state) => state.clients);
  const hidePrivate = useAppState((state) => state.workspace.settings.hidePrivateInSearch === true);
  const recent = useUi((ui) => ui.recent);
  const document = useClientStore((store) => store.document);
  const entries = useEntries();
  const format = useFormat();
  const inOne = route.at === 'client' && !all && document !== null && document.id === route.id;
  const { found, current } = useFoundInAll(query, !commands && !inOne);
  const hits = useMemo(() => {
    if (commands || query === '') return none;
    if (!inOne || document === null) return found?.hits ?? none;
    return [...entryHits(document, entries, query, perSide), ...recordHits(document, query, perSide)];
  }, [commands, query, inOne, document, entries, found]);
  const here = route.at === 'client' ? route.id : null;

  return useMemo((): Results => {
    if (commands) return { groups: commandGroups(query, offered), suggestion: null, settled: true };
    if (query === '') return { groups: emptyGroups(recent, clients, offered), suggestion: null, settled: true };
    const meta = ({ what, on, clientName, side, clientId }: SearchHit): string =>
      [
        side === 'private' ? '' : what,
        on === null ? '' : format.longDayMonth(on),
        clientId === here && inOne ? '' : clientName,
      ]
        .filter(Boolean)
        .join(', ');
    const groups = searchGroups(query, { actions: offered, suggested, clients, hits, hidePrivate, meta });
    const missed = groups.length === 0;
    const words = function* (): Iterable<string> {
      for (const { name } of clients) yield name;
      for (const { label } of offered) yield label;
      for (const { facts, private: mine } of entries) {
        yield facts.title;
        yield facts.text;
        // A private word may be named only where private results are shown.
        if (!hidePrivate) yield mine?.text ?? '';
      }
    };
    const near = missed
      ? inOne
        ? suggestion(query, words())
        : hidePrivate
          ? null
          : (found?.suggestion ?? null)
      : null;
    return { groups, suggestion: near, settled: inOne || current };
  }, [
    commands,
    query,
    offered,
    suggested,
    recent,
    clients,
    hits,
    hidePrivate,
    entries,
    found,
    current,
    inOne,
    here,
    format,
  ]);
};
