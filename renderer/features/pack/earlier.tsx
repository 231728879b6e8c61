import { useState } from 'react';
import { type Locale, shortDate } from '#shared/rules/dates.ts';
import { Button, FieldError } from '../../components/index.ts';
import { openPack, useClient } from '../../state/index.ts';
import styles from './pack.module.css';

/** Packs made before. They stay as they were. */
export const EarlierPacks = ({ clientId, locale }: { readonly clientId: string; readonly locale: Locale }) => {
  const packs = useClient((client) => client.packs);
  const [error, setError] = useState<string | null>(null);
  if (packs.length === 0) return null;
  const open = async (path: string): Promise<void> => {
    const result = await openPack(clientId, path);
    setError(result.ok ? null : result.error.message);
  };
  return (
    <details className={styles.earlier}>
      <summary>
        Earlier packs, <span className="num">{packs.length}</span>
      </summary>
      <ul>
        {packs.toReversed().map((pack) => (
          <li key={pack.id}>
            <span>
              {pack.edition === 'client' ? 'For the client' : 'For my records'}, as of {shortDate(pack.asOf, locale)}
            </span>
            <span className="meta num">{pack.pages} p</span>
            <Button
              size="sm"
              variant="quiet"
              aria-label={`Open the pack as of ${shortDate(pack.asOf, locale)}`}
              onClick={() => void open(pack.path)}
            >
              Open
            </Button>
          </li>
        ))}
      </ul>
      <FieldError message={error} />
    </details>
  );
};
