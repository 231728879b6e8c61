import { diffWords } from '#shared/rules/diff.ts';
import { factChanges, type Version } from '#shared/rules/history.ts';
import { cx, EnergyMark, energyWord, MoodMark, moodWord, Seam, SideLabel } from '../../components/index.ts';
import styles from './history.module.css';

/** A text as it was, with what changed since another version of it. */
const Compared = ({ before, text }: { readonly before: string | null; readonly text: string }) => {
  if (before === null) return <p className={styles.text}>{text === '' ? <i>Nothing written.</i> : text}</p>;
  const parts = diffWords(before, text);
  if (parts.length === 0) return <p className={styles.none}>Nothing written.</p>;
  let at = 0;
  return (
    <p className={styles.text}>
      {parts.map(({ kind, text: piece }) => {
        at += piece.length;
        const key = `${kind}-${at}`;
        if (kind === 'added') return <ins key={key}>{piece}</ins>;
        return kind === 'removed' ? <del key={key}>{piece}</del> : <span key={key}>{piece}</span>;
      })}
    </p>
  );
};

const Marks = ({
  of,
  before,
}: {
  readonly of: Version['private'];
  readonly before: Version['private'] | undefined;
}) => {
  const mood = of?.mood ?? null;
  const energy = of?.energy ?? null;
  const moodBefore = before?.mood ?? null;
  const energyBefore = before?.energy ?? null;
  const unmarked = mood === null && energy === null && moodBefore === null && energyBefore === null;
  return unmarked ? null : (
    <p className={styles.marks}>
      {mood === null ? null : <MoodMark mood={mood} decorative />}
      {mood === null ? 'No mood' : moodWord(mood)}
      {before !== undefined && moodBefore !== mood ? (
        <del>{moodBefore === null ? 'no mood' : moodWord(moodBefore)}</del>
      ) : null}
      {energy === null ? null : <EnergyMark energy={energy} decorative />}
      {energy === null ? null : `Energy: ${energyWord(energy)}`}
      {before !== undefined && energyBefore !== energy ? (
        <del>{energyBefore === null ? 'no energy' : energyWord(energyBefore)}</del>
      ) : null}
    </p>
  );
};

/** One version in both halves, and what changed since another one. */
export const VersionView = ({
  version,
  before,
}: {
  readonly version: Version;
  readonly before: Version | undefined;
}) => {
  const changes = before === undefined ? [] : factChanges(before.facts, version.facts);
  return (
    <section aria-label={`Version ${version.number}`} aria-live="polite">
      <div className={styles.pair}>
        <div className={styles.half}>
          <SideLabel side="facts" />
          {changes.length === 0 ? null : (
            <dl className={styles.changes}>
              {changes.map(({ label, before: was, after }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <del>{was}</del> <ins>{after}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <Compared before={before?.facts.text ?? null} text={version.facts.text} />
        </div>
        <div className={cx(styles.half, 'private')}>
          <Seam edge="top" />
          <SideLabel side="private" />
          <Marks of={version.private} before={before === undefined ? undefined : before.private} />
          <Compared
            before={before === undefined ? null : (before.private?.text ?? '')}
            text={version.private?.text ?? ''}
          />
        </div>
      </div>
      <p className={styles.hash}>
        Fingerprint in the record <span className="num">{version.hash.slice(0, 16)}</span>
      </p>
    </section>
  );
};
