import FileText from 'lucide-react/icons/file-text';
import KeyRound from 'lucide-react/icons/key-round';
import Lock from 'lucide-react/icons/lock';
import Package from 'lucide-react/icons/package';
import Receipt from 'lucide-react/icons/receipt';
import Scale from 'lucide-react/icons/scale';
import Users from 'lucide-react/icons/users';
import type { ReactNode } from 'react';
import { entryKindContent } from '#shared/content/journal.ts';
import type { EvidenceSource } from '#shared/rules/evidence.ts';
import { Icon, type IconOf, kindIcons, MoodMark, moodWord, Seam } from '../../components/index.ts';
import { type Format, useFormat } from '../../state/index.ts';
import styles from './evidence.module.css';
import { sourcePlace } from './places.ts';

const iconOf = (source: EvidenceSource): IconOf => {
  switch (source.kind) {
    case 'entry':
      return kindIcons[source.entryKind];
    case 'invoice':
      return Receipt;
    case 'clause':
      return Scale;
    case 'material':
      return Package;
    case 'access':
      return KeyRound;
    case 'talk':
      return Users;
    case 'rule':
    case 'review':
      return FileText;
  }
};

/** "15 Sep, scope change": what the link to the record says. */
const nameOf = (source: EvidenceSource, format: Format): string => {
  switch (source.kind) {
    case 'entry':
      return `${format.shortDate(source.at.slice(0, 10))}, ${entryKindContent[source.entryKind].label.toLowerCase()}`;
    case 'invoice':
      return `Invoice ${source.number}, due ${format.shortDate(source.due)}`;
    case 'clause':
      return source.number === '' ? source.heading : `Clause ${source.number}, ${source.heading}`;
    case 'material':
      return source.plannedOn === null ? 'Material' : `Material, planned for ${format.shortDate(source.plannedOn)}`;
    case 'access':
      return source.plannedOn === null ? 'Access' : `Access, planned for ${format.shortDate(source.plannedOn)}`;
    case 'talk':
      return `${format.shortDate(source.on)}, direct talk`;
    case 'rule':
      return source.label;
    case 'review':
      return `Review of ${format.longDate(source.on)}`;
  }
};

const wordsOf = (source: EvidenceSource, format: Format): string => {
  switch (source.kind) {
    case 'entry':
      return [source.title, source.text]
        .filter(Boolean)
        .join('. ')
        .replace(/([.!?…])\. /, '$1 ');
    case 'invoice':
      return [format.money(source.gross, source.currency), source.description].filter(Boolean).join(', ');
    case 'clause':
      return `“${source.quote}”`;
    case 'material':
    case 'access':
      return source.name;
    case 'rule':
      return source.text;
    case 'talk':
    case 'review':
      return '';
  }
};

const Line = ({ icon, place, children }: { icon: IconOf; place: string | null; children: ReactNode }) => (
  <div className={styles.line}>
    <Icon of={icon} size="sm" />
    {place === null ? <span>{children}</span> : <a href={place}>{children}</a>}
  </div>
);

type Props = { readonly clientId: string; readonly source: EvidenceSource };

/** A record as a fact; what was written about it privately stands behind the seam below. */
export const Source = ({ clientId, source }: Props) => {
  const format = useFormat();
  const words = wordsOf(source, format);
  const quote = source.kind === 'entry' ? (source.quote?.text ?? '') : '';
  return (
    <>
      <div className={styles.source}>
        <Line icon={iconOf(source)} place={sourcePlace(clientId, source)}>
          {nameOf(source, format)}
        </Line>
        {words === '' ? null : <p className={styles.words}>{words}</p>}
      </div>
      {source.kind === 'entry' && quote !== '' ? (
        <div className={`private ${styles.quote ?? ''}`}>
          <Seam edge="top" />
          <div className={styles.line}>
            <Icon of={Lock} size="sm" />
            <span>{format.dayMonth(source.at.slice(0, 10))}, how it was for me</span>
          </div>
          <p className={styles.words}>{quote}</p>
        </div>
      ) : null}
    </>
  );
};

/** A record behind a private sentence: how it was, and only the name of what it was about. */
export const PrivateSource = ({ clientId, source }: Props) => {
  const format = useFormat();
  const mood = source.kind === 'entry' ? (source.quote?.mood ?? null) : null;
  const words = source.kind === 'entry' ? (source.quote?.text ?? '') : wordsOf(source, format);
  return (
    <div className={styles.source}>
      <div className={styles.line}>
        {mood === null ? <Icon of={Lock} size="sm" /> : <MoodMark mood={mood} decorative />}
        <SourceName place={sourcePlace(clientId, source)}>{nameOf(source, format)}</SourceName>
        {mood === null ? null : <span>{moodWord(mood)}</span>}
      </div>
      {words === '' ? null : <p className={styles.words}>{words}</p>}
    </div>
  );
};

const SourceName = ({ place, children }: { readonly place: string | null; readonly children: ReactNode }) =>
  place === null ? <span>{children}</span> : <a href={place}>{children}</a>;
