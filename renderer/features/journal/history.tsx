import { useEffect, useMemo, useState } from 'react';
import type { EntryVersion } from '#shared/contract.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import { historyOf, type Version } from '#shared/rules/history.ts';
import { Button, Dialog, FieldError, focusOnMount, Select, Waiting } from '../../components/index.ts';
import { bringBackVersion, entryHistory, useAppState } from '../../state/index.ts';
import styles from './history.module.css';
import { HistoryList } from './history-list.tsx';
import { localMoment } from './moments.ts';
import { VersionView } from './version-view.tsx';

const isVersion = <T extends { readonly kind: string }>(step: T): step is T & { readonly kind: 'version' } =>
  step.kind === 'version';

/** Every version of an entry: read one, compare two, bring one back. */
export const HistoryDialog = ({
  clientId,
  entry,
  readOnly,
  onClose,
}: {
  readonly clientId: string;
  readonly entry: JournalEntry;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}) => {
  const locale = useAppState((state) => state.workspace.settings.locale);
  const [revisions, setRevisions] = useState<readonly EntryVersion[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [against, setAgainst] = useState<number | null>(null);
  const [saving, setSaving] = useState(false);

  useEffect(() => {
    let left = false;
    void entryHistory(clientId, entry.id).then((result) => {
      if (left) return;
      if (result.ok) setRevisions(result.value);
      else setError(result.error.message);
    });
    return () => {
      left = true;
    };
  }, [clientId, entry.id]);

  const steps = useMemo(() => historyOf(revisions ?? []), [revisions]);
  const versions = steps.filter(isVersion);
  const newest = versions.at(-1);
  const shown = versions.find(({ number }) => number === chosen) ?? newest;
  const others = versions.filter(({ number }) => number !== shown?.number);
  const before = others.find(({ number }) => number === against) ?? others.findLast((one) => older(one, shown));

  const bringBack = async (version: Version): Promise<void> => {
    setSaving(true);
    const result = await bringBackVersion(clientId, entry.id, version.facts, version.private);
    setSaving(false);
    if (result.ok) onClose();
    else setError(result.error.message);
  };

  const canReturn = !readOnly && entry.removedAt === null && shown !== undefined && shown !== newest;
  return (
    <Dialog
      open
      wide
      title="Versions of this entry"
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" ref={focusOnMount} onClick={onClose}>
            Close
          </Button>
          {canReturn ? (
            <Button variant="primary" busy={saving ? 'Saving…' : null} onClick={() => void bringBack(shown)}>
              Bring back version {shown.number}
            </Button>
          ) : null}
        </>
      }
    >
      <FieldError message={error} />
      {revisions === null && error === null ? <Waiting sentence="Reading the earlier versions…" /> : null}
      {shown === undefined ? null : (
        <div className={styles.history}>
          <HistoryList
            steps={steps}
            shown={shown.number}
            newest={newest?.number ?? 0}
            locale={locale}
            onShow={(number) => {
              setChosen(number);
              setAgainst(null);
            }}
          />
          <div className={styles.reading}>
            {others.length === 0 ? (
              <p className="small muted">This entry was written once and not changed since.</p>
            ) : (
              <Select
                label="Compared with"
                size="sm"
                value={String(against === 0 ? 0 : (before?.number ?? 0))}
                options={[
                  { value: '0', label: 'nothing' },
                  ...others.map(({ number, writtenAt }) => ({
                    value: String(number),
                    label: `Version ${number}, ${localMoment(writtenAt, locale)}`,
                  })),
                ]}
                onChange={(value) => setAgainst(Number(value))}
              />
            )}
            <VersionView version={shown} before={against === 0 ? undefined : before} />
          </div>
        </div>
      )}
    </Dialog>
  );
};

const older = (one: Version, shown: Version | undefined): boolean => shown !== undefined && one.number < shown.number;
