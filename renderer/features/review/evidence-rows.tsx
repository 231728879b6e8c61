import Lock from 'lucide-react/icons/lock';
import type { EvidenceRow, EvidenceSource } from '#shared/rules/evidence.ts';
import { capitalised, countOf } from '#shared/rules/words.ts';
import { cx, Icon, Seam, VisuallyHidden } from '../../components/index.ts';
import { clientPlace } from '../../state/index.ts';
import styles from './evidence.module.css';
import { PrivateSource, Source } from './evidence-source.tsx';

/** Shown at once; the others open in place. Clauses and own rules are all shown. */
const atOnce = 2;

const isWhole = (sources: readonly EvidenceSource[]): boolean =>
  sources.every(({ kind }) => kind === 'clause' || kind === 'rule');

const Sources = ({
  clientId,
  row,
  sources,
}: {
  readonly clientId: string;
  readonly row: EvidenceRow;
  readonly sources: readonly EvidenceSource[];
}) => {
  const first = isWhole(sources) ? sources : sources.slice(0, atOnce);
  const others = sources.slice(first.length);
  const list = (some: readonly EvidenceSource[]) => (
    <ul>
      {some.map((source) => (
        <li key={source.kind === 'rule' ? source.field : source.id}>
          {row.side === 'private' ? (
            <PrivateSource clientId={clientId} source={source} />
          ) : (
            <Source clientId={clientId} source={source} />
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {first.length > 0 ? list(first) : null}
      {others.length > 0 ? (
        <details className={styles.more}>
          <summary>
            {capitalised(countOf(others.length, 'more record', 'more records'))}
            <VisuallyHidden> for {row.title}</VisuallyHidden>
          </summary>
          {list(others)}
        </details>
      ) : null}
      {row.more > 0 ? (
        <p className={styles.all}>
          {countOf(row.more, 'older record', 'older records')} used for this.{' '}
          <a
            href={sources[0]?.kind === 'invoice' ? clientPlace(clientId, 'records') : clientPlace(clientId, 'journal')}
          >
            See all<VisuallyHidden> for {row.title}</VisuallyHidden>
          </a>
        </p>
      ) : null}
    </>
  );
};

/** Sentences from the person's own records, each with what stands behind it. A record is listed once on each side. */
export const EvidenceRows = ({
  clientId,
  rows,
  level = 3,
}: {
  readonly clientId: string;
  readonly rows: readonly EvidenceRow[];
  readonly level?: 3 | 4;
}) => {
  const listed = { fact: new Set<string>(), private: new Set<string>() };
  const Title = `h${level}` as const;
  return (
    <>
      {rows.map((row, index) => {
        const isPrivate = row.side === 'private';
        const sources = row.sources.filter((source) => source.kind === 'rule' || !listed[row.side].has(source.id));
        for (const source of sources) if (source.kind !== 'rule') listed[row.side].add(source.id);
        return (
          <section key={row.id} className={cx(styles.row, isPrivate && `private ${styles.mine ?? ''}`)}>
            {isPrivate ? <Seam edge="top" /> : null}
            <div className={styles.head}>
              {isPrivate ? <Icon of={Lock} size="sm" /> : null}
              <Title className={styles.title}>{row.title}</Title>
              <span className={styles.window}>{row.window}</span>
            </div>
            <p className={cx(styles.sentence, index === 0 && row.enough && styles.big, !row.enough && styles.lacking)}>
              {row.sentence}
            </p>
            {row.note === null ? null : <p className={styles.window}>{row.note}</p>}
            {!row.enough ? null : sources.length === 0 && row.sources.length > 0 ? (
              <p className={styles.all}>The records behind this stand above.</p>
            ) : (
              <Sources clientId={clientId} row={row} sources={sources} />
            )}
          </section>
        );
      })}
    </>
  );
};
