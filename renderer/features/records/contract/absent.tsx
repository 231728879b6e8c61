import CircleDashed from 'lucide-react/icons/circle-dashed';
import type { Agreement, ClauseKind } from '#shared/model/index.ts';
import { absentClauses, missingClauses } from '#shared/rules/expected-clauses.ts';
import { listed } from '#shared/rules/words.ts';
import { Button, Icon } from '../../../components/index.ts';
import styles from './contract.module.css';

/** Clauses one expects and that are not recorded: each can be added, or said to be absent. */
export const AbsentClauses = ({
  agreement,
  changes,
  onAdd,
  onAbsent,
}: {
  readonly agreement: Agreement;
  readonly changes: boolean;
  readonly onAdd: (kind: ClauseKind) => void;
  readonly onAbsent: (kind: ClauseKind, absent: boolean) => void;
}) => {
  const absent = absentClauses(agreement);
  return (
    <>
      {missingClauses(agreement).map(({ kind, about, without }) => (
        <div key={kind} className={styles.slot}>
          <Icon of={CircleDashed} size="lg" />
          <div className={styles.slotWords}>
            <p className="strong">No clause recorded about {about}</p>
            <p className="small muted">{without}</p>
          </div>
          {changes ? (
            <div className="row">
              <Button
                size="sm"
                aria-label={`It has none: no clause about ${about}`}
                onClick={() => onAbsent(kind, true)}
              >
                It has none
              </Button>
              <Button size="sm" aria-label={`Add clause about ${about}`} onClick={() => onAdd(kind)}>
                Add clause
              </Button>
            </div>
          ) : null}
        </div>
      ))}
      {absent.length === 0 ? null : (
        <p className={styles.none}>
          This agreement has no clause about {listed(absent.map(({ about }) => about))}.{' '}
          {changes
            ? absent.map(({ kind, about }) => (
                <Button key={kind} size="sm" variant="quiet" onClick={() => onAbsent(kind, false)}>
                  Look again for {about}
                </Button>
              ))
            : null}
        </p>
      )}
    </>
  );
};
