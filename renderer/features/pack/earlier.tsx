import History from 'lucide-react/icons/history';
import { useEffect, useState } from 'react';
import type { Locale } from '#shared/rules/dates.ts';
import { Button, Dialog, FieldError } from '../../components/index.ts';
import { packsSince, useClient } from '../../state/index.ts';
import styles from './earlier.module.css';
import { EarlierPack } from './earlier-pack.tsx';

/** Packs made before. They stay as they were; here they are opened, checked and made again. */
export const EarlierPacks = ({ clientId, locale }: { readonly clientId: string; readonly locale: Locale }) => {
  const packs = useClient((client) => client.packs);
  const [open, setOpen] = useState(false);
  if (packs.length === 0) return null;
  return (
    <div className={styles.earlier}>
      <Button variant="quiet" size="sm" icon={History} onClick={() => setOpen(true)}>
        {/* A template: one text, so that it is found and read as one. */}
        {`Earlier packs, ${packs.length}`}
      </Button>
      {open ? <EarlierDialog clientId={clientId} locale={locale} onClose={() => setOpen(false)} /> : null}
    </div>
  );
};

/** What changed since each pack, by its id; empty while it is looked up. */
const useSince = (clientId: string, count: number) => {
  const [since, setSince] = useState<ReadonlyMap<string, string>>(new Map());
  const [error, setError] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more pack in the list is to be compared too.
  useEffect(() => {
    let current = true;
    void packsSince(clientId).then((result) => {
      if (!current) return;
      if (result.ok) setSince(new Map(result.value.map(({ id, since: words }) => [id, words])));
      setError(result.ok ? null : result.error.message);
    });
    return () => {
      current = false;
    };
  }, [clientId, count]);
  return { since, error };
};

const EarlierDialog = ({
  clientId,
  locale,
  onClose,
}: {
  readonly clientId: string;
  readonly locale: Locale;
  readonly onClose: () => void;
}) => {
  const packs = useClient((client) => client.packs);
  const { since, error } = useSince(clientId, packs.length);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="Earlier packs"
      actions={
        // Not focused at the start: below many packs it would hide the newest.
        <Button onClick={onClose}>Close</Button>
      }
    >
      <p>They stay as they were made. To make one again never changes the one that is there.</p>
      <FieldError message={error} />
      <ul className={styles.list}>
        {packs.toReversed().map((pack) => (
          <EarlierPack key={pack.id} clientId={clientId} locale={locale} pack={pack} since={since.get(pack.id) ?? ''} />
        ))}
      </ul>
    </Dialog>
  );
};
