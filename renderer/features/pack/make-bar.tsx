import Package from 'lucide-react/icons/package';
import type { Edition, PackPreview } from '#shared/contract.ts';
import { capitalised, countOf } from '#shared/rules/words.ts';
import { Button, FieldError, Segmented } from '../../components/index.ts';
import { updateSettings, useAppState } from '../../state/index.ts';
import { missingId } from './missing-list.tsx';
import styles from './pack.module.css';

export type RecordsForm = 'folder' | 'zip';

/** How packs for the user's own records are kept; remembered for all clients. */
export const useRecordsForm = (): RecordsForm => useAppState((state) => state.workspace.settings.packForm) ?? 'folder';

const forms = [
  { value: 'folder', label: 'A folder' },
  { value: 'zip', label: 'One ZIP' },
] as const;

const kinds = { pdf: 'one PDF', folder: 'in a folder', zip: 'in one ZIP' };

const toMissing = (): void => {
  const heading = document.getElementById(missingId);
  heading?.scrollIntoView({ block: 'center' });
  heading?.focus({ preventScroll: true });
};

/** The one big button, what it will make, and what is missing. */
export const MakeBar = ({
  edition,
  shown,
  making,
  readOnly,
  error,
  onMake,
}: {
  readonly edition: Edition;
  readonly shown: PackPreview | null;
  readonly making: boolean;
  /** Why nothing can be made, or null. */
  readonly readOnly: string | null;
  readonly error: string | null;
  readonly onMake: () => void;
}) => {
  const form = useRecordsForm();
  return (
    <div className={styles.foot}>
      {edition === 'records' && readOnly === null ? (
        <div className={styles.form}>
          <Segmented
            legend="Keep it as"
            hideLegend={false}
            value={form}
            options={forms}
            onChange={(packForm) => updateSettings({ packForm })}
          />
        </div>
      ) : null}
      <div className={styles.make}>
        <Button
          id="make-pack"
          variant="primary"
          size="lg"
          icon={Package}
          busy={making ? 'Making the pack…' : null}
          aria-keyshortcuts="Control+P"
          disabled={readOnly !== null}
          onClick={onMake}
        >
          Make exit pack
        </Button>
        <p className={styles.beside}>
          {readOnly ?? (shown === null ? '' : <Beside edition={edition} form={form} shown={shown} />)}
        </p>
      </div>
      <FieldError message={error} />
    </div>
  );
};

const Beside = ({
  edition,
  form,
  shown,
}: {
  readonly edition: Edition;
  readonly form: RecordsForm;
  readonly shown: PackPreview;
}) => {
  const pages = capitalised(countOf(shown.pages, 'page'));
  const missing = shown.missing.length;
  return (
    <>
      <span>{`${pages}, ${kinds[edition === 'client' ? 'pdf' : form]}`}</span>
      {missing === 0 ? (
        <span>Nothing is missing</span>
      ) : (
        <button type="button" className={styles.toMissing} onClick={toMissing}>
          {`${capitalised(countOf(missing, 'thing'))} missing`}
        </button>
      )}
    </>
  );
};
