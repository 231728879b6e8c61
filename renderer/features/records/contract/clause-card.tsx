import Ellipsis from 'lucide-react/icons/ellipsis';
import type { Clause } from '#shared/model/index.ts';
import { findAll } from '#shared/rules/search.ts';
import { Chip, Menu } from '../../../components/index.ts';
import { useFormat } from '../../../state/index.ts';
import styles from './contract.module.css';
import { kindWords } from './words.ts';

/** The quote with its hits marked. Not one character is changed. */
const Quote = ({ text, needle }: { readonly text: string; readonly needle: string }) => {
  const spans = findAll(text, needle);
  let at = 0;
  const parts = spans.map(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return (
      <span key={start}>
        {before}
        <mark>{text.slice(start, end)}</mark>
      </span>
    );
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
};

/** One clause: its number, its exact words, and what they mean here. */
export const ClauseCard = ({
  clause,
  needle,
  changes,
  onEdit,
  onRemove,
}: {
  readonly clause: Clause;
  /** Folded text that is searched for. */
  readonly needle: string;
  readonly changes: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) => {
  const { longDate } = useFormat();
  const until = /^\d{4}-\d{2}-\d{2}$/.test(clause.until) ? longDate(clause.until) : clause.until;
  return (
    <article className={styles.clause} id={`clause-${clause.id}`} tabIndex={-1} aria-label={`Clause ${clause.number}`}>
      <div className={styles.number}>{clause.number}</div>
      <div className={styles.words}>
        <div className={styles.over}>
          <Chip>{kindWords[clause.kind]}</Chip>
          {clause.heading === '' || clause.heading === kindWords[clause.kind] ? null : (
            <span className="small muted">{clause.heading}</span>
          )}
          <span className="push" />
          {clause.page === null ? null : <span className="meta num">p. {clause.page}</span>}
          {changes ? (
            <Menu
              label={`What to do with clause ${clause.number}`}
              icon={Ellipsis}
              options={[
                { id: 'edit', label: 'Edit' },
                { id: 'remove', label: 'Remove' },
              ]}
              onAction={(action) => (action === 'edit' ? onEdit() : onRemove())}
            />
          ) : null}
        </div>
        <blockquote className={`read ${styles.quote}`}>
          “<Quote text={clause.quote} needle={needle} />”
        </blockquote>
        <dl className={styles.meaning}>
          {clause.meaning === '' ? null : (
            <div>
              <dt>Here it means</dt>
              <dd>{clause.meaning}</dd>
            </div>
          )}
          {until === '' ? null : (
            <div>
              <dt>Until</dt>
              <dd>{until}</dd>
            </div>
          )}
          {clause.actions.map(({ text, on }) => (
            <div key={`${text}-${on}`}>
              <dt>To do</dt>
              <dd>
                {text}
                {on === null ? '' : `, ${longDate(on)}`}
              </dd>
            </div>
          ))}
          {clause.note === '' ? null : (
            <div>
              <dt>Your note</dt>
              <dd>{clause.note}</dd>
            </div>
          )}
        </dl>
      </div>
    </article>
  );
};
