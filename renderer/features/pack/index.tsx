import { useEffect, useRef, useState } from 'react';
import type { Edition, PackMade, PackPreview } from '#shared/contract.ts';
import { DateField, Segmented } from '../../components/index.ts';
import { announceNow, makePack, useAppState, useClientReadOnly } from '../../state/index.ts';
import { usePackData } from './choices.ts';
import { EarlierPacks } from './earlier.tsx';
import { EndQuestion } from './end-question.tsx';
import { useExhibits } from './exhibit-choices.ts';
import { Exhibits, ExhibitsLine } from './exhibits.tsx';
import { MadeDialog } from './made-dialog.tsx';
import { MakeBar, useRecordsForm } from './make-bar.tsx';
import { MissingList } from './missing-list.tsx';
import { Never } from './never.tsx';
import { Options } from './options.tsx';
import styles from './pack.module.css';
import { PreviewPane } from './preview-pane.tsx';
import { Sections } from './sections.tsx';
import { usePage } from './use-page.ts';
import { usePreview } from './use-preview.ts';

const editions = [
  { value: 'client', label: 'For the client' },
  { value: 'records', label: 'For my records' },
] as const;

const noSlips: PackPreview['slips'] = [];

/** The Pack station: what goes in, what is missing, the real pages, and one button. */
export const PackView = ({ clientId }: { readonly clientId: string }) => {
  const today = useAppState((state) => state.today);
  const locale = useAppState((state) => state.workspace.settings.locale);
  const readOnly = useClientReadOnly();
  const [edition, setEdition] = useState<Edition>('client');
  const [asOf, setAsOf] = useState(today);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<PackMade | null>(null);
  const [error, setError] = useState<string | null>(null);
  const preview = usePreview(clientId, edition, asOf);
  const newest = preview.shown?.preview ?? null;
  const [page, setPage] = usePage(newest);
  // While the other edition is drawn, what is known of it from before is shown.
  const known = useRef<Partial<Record<Edition, PackPreview>>>({});
  if (preview.shown !== null) known.current[preview.shown.edition] = preview.shown.preview;
  const shown = preview.error === null ? (known.current[edition] ?? null) : null;
  const data = usePackData(asOf);
  const [asking, setAsking] = useState(false);
  const form = useRecordsForm();
  const exhibits = useExhibits(shown?.slips ?? noSlips);
  const [choosing, setChoosing] = useState(false);
  const choose = useRef<HTMLButtonElement>(null);
  const options = useRef<HTMLDetailsElement>(null);

  const endChoosing = (): void => {
    setChoosing(false);
    // The button is there again once this is drawn.
    requestAnimationFrame(() => choose.current?.focus());
  };
  const openHere = (place: string): (() => void) | null => {
    if (place === 'exit/pack/exhibits') return () => setChoosing(true);
    if (place !== 'exit/pack') return null;
    return () => {
      const details = options.current;
      if (details === null) return;
      details.open = true;
      details.scrollIntoView();
      details.querySelector('summary')?.focus();
    };
  };

  const make = async (): Promise<void> => {
    if (making) return;
    setMaking(true);
    setError(null);
    const result = await makePack({ clientId, edition, asOf, ...(edition === 'records' ? { form } : {}) });
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
              className={styles.editions}
              value={edition}
              options={editions}
              onChange={(next) => {
                setEdition(next);
                setChoosing(false);
                setPage(1);
                setError(null);
              }}
            />
            <DateField
              label="As of"
              size="sm"
              className={styles.asOf}
              title="Later things are left out."
              value={asOf}
              onChange={(day) => setAsOf(day === '' ? today : day)}
            />
            <EarlierPacks clientId={clientId} locale={locale} />
          </div>
          {choosing ? (
            <Exhibits exhibits={exhibits} disabled={readOnly !== null} onPage={setPage} onClose={endChoosing} />
          ) : (
            <>
              {shown === null ? null : (
                <Sections edition={edition} preview={shown} onPage={setPage} disabled={readOnly !== null} />
              )}
              {shown === null ? null : (
                <ExhibitsLine
                  edition={edition}
                  exhibits={exhibits}
                  button={choose}
                  onChoose={() => setChoosing(true)}
                />
              )}
              <MissingList clientId={clientId} missing={shown?.missing ?? []} here={openHere} />
              <Options data={data} disabled={readOnly !== null} ref={options} />
            </>
          )}
        </div>
        <Never />
        <MakeBar
          edition={edition}
          shown={shown}
          making={making}
          readOnly={readOnly}
          error={error}
          onMake={() => {
            if (edition === 'client' && data.ending !== null && data.ending.early !== '') setAsking(true);
            else void make();
          }}
        />
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
