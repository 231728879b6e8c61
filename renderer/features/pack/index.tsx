import Package from 'lucide-react/icons/package';
import { useEffect, useState } from 'react';
import type { Edition, PackMade } from '#shared/contract.ts';
import { capitalised, countOf } from '#shared/rules/words.ts';
import { Button, DateField, FieldError, Segmented } from '../../components/index.ts';
import { announceNow, clientPlace, makePack, useAppState, useClientReadOnly } from '../../state/index.ts';
import { usePackData } from './choices.ts';
import { EarlierPacks } from './earlier.tsx';
import { EndQuestion } from './end-question.tsx';
import { MadeDialog } from './made-dialog.tsx';
import { Never } from './never.tsx';
import { Options } from './options.tsx';
import styles from './pack.module.css';
import { PreviewPane } from './preview-pane.tsx';
import { Sections } from './sections.tsx';
import { usePreview } from './use-preview.ts';

const editions = [
  { value: 'client', label: 'For the client' },
  { value: 'records', label: 'For my records' },
] as const;

/** The Pack station: what goes in, what is missing, the real pages, and one button. */
export const PackView = ({ clientId }: { readonly clientId: string }) => {
  const today = useAppState((state) => state.today);
  const locale = useAppState((state) => state.workspace.settings.locale);
  const readOnly = useClientReadOnly();
  const [edition, setEdition] = useState<Edition>('client');
  const [asOf, setAsOf] = useState(today);
  const [page, setPage] = useState(1);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<PackMade | null>(null);
  const [error, setError] = useState<string | null>(null);
  const preview = usePreview(clientId, edition, asOf);
  const shown = preview.shown?.preview ?? null;
  const data = usePackData(asOf);
  const [asking, setAsking] = useState(false);

  const make = async (): Promise<void> => {
    if (making) return;
    setMaking(true);
    setError(null);
    const result = await makePack({ clientId, edition, asOf });
    setMaking(false);
    if (result.ok) setMade(result.value);
    else {
      setError(result.error.message);
      announceNow(result.error.message);
    }
  };

  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'p') {
        event.preventDefault();
        document.getElementById('make-pack')?.click();
      }
    };
    // Before the shell, which would only come here.
    window.addEventListener('keydown', keys, { capture: true });
    return () => window.removeEventListener('keydown', keys, { capture: true });
  }, []);

  return (
    <div className={styles.pack}>
      <div className={styles.choices}>
        <div className={styles.list}>
          <div className={styles.top}>
            <Segmented
              legend="Edition"
              value={edition}
              options={editions}
              onChange={(next) => {
                setEdition(next);
                setPage(1);
                setError(null);
              }}
            />
            <DateField
              label="As of"
              size="sm"
              title="Later things are left out."
              value={asOf}
              onChange={(day) => setAsOf(day === '' ? today : day)}
            />
          </div>
          {shown === null ? null : (
            <Sections edition={edition} preview={shown} onPage={setPage} disabled={readOnly !== null} />
          )}
          <Options data={data} disabled={readOnly !== null} />
          {shown !== null && shown.missing.length > 0 ? (
            <section className={styles.missing} aria-labelledby="missing-heading" id="missing">
              <h2 id="missing-heading" className={styles.heading}>
                Worth filling in before you send it
              </h2>
              <ul>
                {shown.missing.map(({ message, place }) => (
                  <li key={message}>
                    <a href={placeOf(clientId, place)}>{message}</a>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <EarlierPacks clientId={clientId} locale={locale} />
        </div>
        <Never />
        <div className={styles.make}>
          <Button
            id="make-pack"
            variant="primary"
            size="lg"
            icon={Package}
            busy={making ? 'Making the pack…' : null}
            aria-keyshortcuts="Control+P"
            disabled={readOnly !== null}
            onClick={() => {
              if (edition === 'client' && data.ending !== null && data.ending.early !== '') setAsking(true);
              else void make();
            }}
          >
            Make exit pack
          </Button>
          <p className={styles.beside}>
            {readOnly ??
              (shown === null
                ? ''
                : `${capitalised(countOf(shown.pages, 'page'))}, one PDF. ${missingLine(shown.missing.length)}`)}
          </p>
        </div>
        <FieldError message={error} />
      </div>
      <PreviewPane clientId={clientId} preview={preview} page={page} onPage={setPage} />
      <EndQuestion
        clientId={clientId}
        data={data}
        open={asking}
        onClose={() => setAsking(false)}
        onMake={() => {
          setAsking(false);
          void make();
        }}
      />
      <MadeDialog clientId={clientId} made={made} onClose={() => setMade(null)} />
    </div>
  );
};

const missingLine = (count: number): string =>
  count === 0
    ? 'Nothing is missing.'
    : `${capitalised(countOf(count, 'thing is', 'things are'))} missing; it can be made anyway.`;

/** Where a missing thing is filled in: a place of the client, or of the settings. */
const placeOf = (clientId: string, place: string): string => {
  const [first = '', ...rest] = place.split('/');
  if (first === 'settings') return `#/${place}`;
  const tab = (['overview', 'journal', 'records', 'review', 'exit'] as const).find((each) => each === first);
  return clientPlace(clientId, tab ?? 'overview', tab === undefined ? '' : rest.join('/'));
};
