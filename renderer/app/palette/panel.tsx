import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { focusOnMount, Icon, Kbd } from '../../components/index.ts';
import { announce, closePalette, go, useClientStore } from '../../state/index.ts';
import type { Route } from '../route.ts';
import { runAction } from '../run-action.ts';
import type { Item } from './items.ts';
import { Options } from './options.tsx';
import styles from './palette.module.css';
import { useResults } from './use-results.ts';

const isHit = ({ id }: Item): boolean => /^(facts|record|private)-/.test(id);

/** The field, what was found for what is typed in it, and the keys that work. */
export const Panel = ({ route, start }: { readonly route: Route; readonly start: string }) => {
  const [typed, setTyped] = useState(start);
  const [wide, setWide] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [waiting, setWaiting] = useState(false);
  const name = useClientStore((store) => (route.at === 'client' ? (store.document?.name ?? null) : null));
  const all = wide || name === null;
  const { groups, suggestion, settled } = useResults(typed, route, all);
  const items = groups.flatMap((group) => group.items);
  const active = Math.min(chosen, Math.max(0, items.length - 1));
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const query = typed.replace(/^>/, '').trim();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the option is looked for again when the list has changed.
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId, groups]);
  useEffect(() => {
    if (query !== '' && settled) announce(items.length === 1 ? '1 result' : `${items.length} results`);
  }, [query, settled, items.length]);

  const type = (text: string): void => {
    setWaiting(false);
    setTyped(text);
    setChosen(0);
  };
  const first = items[active];
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the answer has come.
  useEffect(() => {
    if (!waiting || !settled) return;
    setWaiting(false);
    if (first !== undefined) choose(first);
  }, [waiting, settled]);
  const choose = ({ target }: Item): void => {
    closePalette();
    // The dialog gives the focus back first; what opens then may take it.
    setTimeout(() => {
      if (target.at === 'place') go(target.place);
      else runAction(target.id, route);
    });
  };
  const keys = (event: KeyboardEvent): void => {
    const item = items[active];
    if (event.key === 'ArrowDown') setChosen(items.length === 0 ? 0 : (active + 1) % items.length);
    else if (event.key === 'ArrowUp') setChosen(items.length === 0 ? 0 : (active - 1 + items.length) % items.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // A hit of what was typed before is not what is meant now: the press waits for the answer.
      if (item !== undefined && (settled || !isHit(item))) choose(item);
      else if (!settled) setWaiting(true);
      else if (suggestion !== null) type(suggestion);
    } else if (event.key === 'Tab' && !event.shiftKey && name !== null && !typed.startsWith('>')) {
      setWide(!wide);
      setChosen(0);
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) closePalette();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.panel}>
      <div className={styles.query}>
        <Icon of={Search} size="lg" />
        <input
          ref={(element) => {
            field.current = element;
            focusOnMount(element);
          }}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={items.length === 0 ? undefined : `${listId}-${active}`}
          aria-label="Search or go to"
          placeholder={all ? 'Search all clients, or go to…' : 'Search or go to…'}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={keys}
        />
        {name === null || typed.startsWith('>') ? null : (
          <button
            type="button"
            className={styles.scope}
            aria-pressed={!wide}
            onClick={() => {
              setWide(!wide);
              field.current?.focus();
            }}
          >
            <span>{wide ? 'in all clients' : `in ${name}`}</span>
            {wide ? null : <Icon of={X} size="sm" />}
          </button>
        )}
      </div>
      <div className={styles.results}>
        <div role="listbox" id={listId} aria-label="Results" className={items.length === 0 ? styles.hidden : undefined}>
          <Options groups={groups} active={active} listId={listId} onHover={setChosen} onChoose={choose} />
        </div>
        {items.length === 0 && settled && query !== '' ? (
          <p className={styles.none} role="status">
            Nothing with ‘{query}’.{' '}
            {suggestion === null ? null : (
              <>
                Did you mean{' '}
                <button type="button" className={styles.meant} onClick={() => type(suggestion)}>
                  {suggestion}
                </button>
                ?
              </>
            )}
          </p>
        ) : null}
      </div>
      <div className={styles.foot} aria-hidden="true">
        <span>
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd>move
        </span>
        <span>
          <Kbd>Enter</Kbd>open
        </span>
        {name === null ? null : (
          <span>
            <Kbd>Tab</Kbd>
            {wide ? 'this client' : 'all clients'}
          </span>
        )}
        <span>
          <Kbd>{'>'}</Kbd>commands only
        </span>
        <span className={styles.end}>
          <Kbd>Esc</Kbd>close
        </span>
      </div>
    </div>
  );
};
