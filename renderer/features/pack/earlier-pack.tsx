import { useState } from 'react';
import type { PackAgain, Result } from '#shared/contract.ts';
import type { PackRecord } from '#shared/model/index.ts';
import { type Locale, longDate } from '#shared/rules/dates.ts';
import { Button } from '../../components/index.ts';
import { makePackAgain, openPack, useClientReadOnly, useFormat, verifyPack } from '../../state/index.ts';
import styles from './earlier.module.css';

type Said = { readonly tone: 'fine' | 'wrong'; readonly lines: readonly string[] };

const kindOf = ({ edition, folder, seal }: PackRecord): string => {
  if (edition === 'client' || seal === undefined) return 'one PDF';
  return folder === undefined ? 'a ZIP' : 'a folder';
};

const toldAgain = ({ same, because, folder, path }: PackAgain): Said =>
  same
    ? { tone: 'fine', lines: ['Made again: the same file as then, byte for byte.', folder ?? path] }
    : { tone: 'wrong', lines: ['Made again: it is not the same file as then.', ...because, folder ?? path] };

/** One pack of the list: what it is, what changed since, and what can be done with it. */
export const EarlierPack = ({
  clientId,
  locale,
  pack,
  since,
}: {
  readonly clientId: string;
  readonly locale: Locale;
  readonly pack: PackRecord;
  readonly since: string;
}) => {
  const format = useFormat();
  const readOnly = useClientReadOnly();
  const [working, setWorking] = useState<'verify' | 'again' | 'zip' | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const name = `${pack.edition === 'client' ? 'For the client' : 'For my records'}, as of ${longDate(pack.asOf, locale)}`;

  const run = async <T,>(what: typeof working, work: Promise<Result<T>>, tell: (value: T) => Said | null) => {
    setWorking(what);
    setSaid(null);
    const result = await work;
    setWorking(null);
    setSaid(result.ok ? tell(result.value) : { tone: 'wrong', lines: [result.error.message] });
  };

  return (
    <li className={styles.pack}>
      <h3 className={styles.name}>{name}</h3>
      <p className="meta num">
        Made {format.moment(pack.madeAt)}, {pack.pages} {pack.pages === 1 ? 'page' : 'pages'}, {kindOf(pack)}
      </p>
      <p>{since}</p>
      <dl className={styles.digests}>
        <dt>{pack.seal === undefined ? 'SHA-256' : 'SHA-256 of pack.pdf'}</dt>
        <dd>{pack.sha256}</dd>
        {pack.seal === undefined ? null : (
          <>
            <dt>Seal (manifest)</dt>
            <dd>{pack.seal}</dd>
          </>
        )}
      </dl>
      <div className={styles.actions}>
        <Button
          size="sm"
          aria-label={`Open: ${name}`}
          onClick={() => void run(null, openPack(clientId, pack.path), () => null)}
        >
          Open
        </Button>
        <Button
          size="sm"
          aria-label={`Verify: ${name}`}
          busy={working === 'verify' ? 'Checking…' : null}
          onClick={() =>
            void run('verify', verifyPack(clientId, pack.path), ({ matches, lines }) => ({
              tone: matches ? 'fine' : 'wrong',
              lines,
            }))
          }
        >
          Verify
        </Button>
        <Button
          size="sm"
          aria-label={`Make again: ${name}`}
          disabled={readOnly !== null}
          busy={working === 'again' ? 'Making…' : null}
          onClick={() => void run('again', makePackAgain({ clientId, id: pack.id }), toldAgain)}
        >
          Make again
        </Button>
        {pack.folder === undefined ? null : (
          <Button
            size="sm"
            aria-label={`Keep as one ZIP too: ${name}`}
            disabled={readOnly !== null}
            busy={working === 'zip' ? 'Making…' : null}
            onClick={() => void run('zip', makePackAgain({ clientId, id: pack.id, form: 'zip' }), toldAgain)}
          >
            Keep as one ZIP too
          </Button>
        )}
      </div>
      <div role="status" className={said?.tone === 'wrong' ? styles.wrong : styles.said}>
        {said?.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </li>
  );
};
