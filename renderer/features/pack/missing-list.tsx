import type { Missing } from '#shared/contract.ts';
import { clientPlace } from '../../state/index.ts';
import styles from './pack.module.css';

/** Where a missing thing is filled in: a place of the client, or of the settings. */
const placeOf = (clientId: string, place: string): string => {
  const [first = '', ...rest] = place.split('/');
  if (first === 'settings') return `#/${place}`;
  const tab = (['overview', 'journal', 'records', 'review', 'exit'] as const).find((each) => each === first);
  return clientPlace(clientId, tab ?? 'overview', tab === undefined ? '' : rest.join('/'));
};

export const missingId = 'missing-heading';

/** What the pack would be better with, each with the way to the place where it is entered. */
export const MissingList = ({
  clientId,
  missing,
  here,
}: {
  readonly clientId: string;
  readonly missing: readonly Missing[];
  /** Opens what is chosen on this very screen; null where the place is another one. */
  readonly here: (place: string) => (() => void) | null;
}) =>
  missing.length === 0 ? null : (
    <section className={styles.missing} aria-labelledby={missingId}>
      <h2 id={missingId} className={styles.heading} tabIndex={-1}>
        Worth filling in before you send it
      </h2>
      <ul>
        {missing.map(({ message, place }) => {
          const open = here(place);
          return (
            <li key={message}>
              {open === null ? (
                <a href={placeOf(clientId, place)}>{message}</a>
              ) : (
                <button type="button" onClick={open}>
                  {message}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
