import Ellipsis from 'lucide-react/icons/ellipsis';
import Star from 'lucide-react/icons/star';
import { entryKindContent, tagLabel } from '#shared/content/journal.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import { dayMonth, type Locale } from '#shared/rules/dates.ts';
import { formatDuration } from '#shared/rules/duration.ts';
import {
  Chip,
  cx,
  EnergyMark,
  energyWord,
  Icon,
  kindIcons,
  Menu,
  type MenuOption,
  MoodMark,
  moodWord,
  Seam,
  SideLabel,
} from '../../components/index.ts';
import { useAppState } from '../../state/index.ts';
import { AttachmentList } from './attachment-list.tsx';
import styles from './entry.module.css';
import { Highlighted } from './highlighted.tsx';
import { localDay, localMoment } from './moments.ts';

export type EntryAction = 'edit' | 'history' | 'remove' | 'restore' | 'forget';

const living: readonly MenuOption<EntryAction>[] = [
  { id: 'edit', label: 'Edit', description: 'The earlier version stays in the record.' },
  { id: 'remove', label: 'Move to the trash', description: 'It can be brought back for 30 days.' },
];
const inTrash: readonly MenuOption<EntryAction>[] = [
  { id: 'restore', label: 'Bring back' },
  { id: 'forget', label: 'Forget for good…', description: 'Drops the words of every version.' },
];

/** One entry: facts on paper, the private half in the margin behind the seam. */
export const Entry = ({
  entry,
  needle,
  locale,
  readOnly,
  onAction,
}: {
  readonly entry: JournalEntry;
  /** A folded search, or empty. */
  readonly needle: string;
  readonly locale: Locale;
  readonly readOnly: boolean;
  readonly onAction: (action: EntryAction) => void;
}) => {
  const { facts, private: mine } = entry;
  const { label } = entryKindContent[facts.kind];
  const time = facts.at.slice(11);
  const changed = useAppState((state) => state.problems.some(({ entryId }) => entryId === entry.id));
  const name = `${label}, ${dayMonth(facts.at.slice(0, 10), locale)}, ${time}`;
  return (
    <article className={styles.entry} id={`entry-${entry.id}`} tabIndex={-1} aria-label={name}>
      <div className={styles.facts}>
        <header className={styles.head}>
          <Icon of={kindIcons[facts.kind]} />
          <b>{label}</b>
          <span className="num">{time}</span>
          {facts.notable ? <Chip icon={Star}>Notable</Chip> : null}
          <button
            type="button"
            className={cx(styles.written, entry.editedAt !== null && styles.edited)}
            title={writtenTitle(entry, locale)}
            aria-label={`${written(entry, locale)}. Show the versions`}
            onClick={() => onAction('history')}
          >
            {written(entry, locale)}
          </button>
          {readOnly ? null : (
            <Menu
              label={`What to do with: ${name}`}
              icon={Ellipsis}
              options={entry.removedAt === null ? living : inTrash}
              onAction={onAction}
            />
          )}
        </header>
        {changed ? <p className={styles.none}>These are not the words that were saved.</p> : null}
        {facts.title === '' ? null : (
          <h3 className={styles.title}>
            <Highlighted text={facts.title} needle={needle} />
          </h3>
        )}
        {facts.text === '' && facts.attachments.length > 0 ? null : facts.text === '' ? (
          <p className={styles.none}>Nothing written about what happened.</p>
        ) : (
          <p className={styles.text}>
            <Highlighted text={facts.text} needle={needle} />
          </p>
        )}
        <AttachmentList attachments={facts.attachments} needle={needle} />
        <Footer entry={entry} />
      </div>
      <div className={styles.mine}>
        <Seam edge="top" />
        <span className={styles.stackedLabel}>
          <SideLabel side="private" line="never shared" />
        </span>
        {mine === null ? (
          <p className={styles.none}>Nothing private written.</p>
        ) : (
          <>
            <div className={styles.marks}>
              {mine.mood === null ? null : (
                <>
                  <MoodMark mood={mine.mood} decorative />
                  <b>
                    <span className={styles.spoken}>Mood: </span>
                    {moodWord(mine.mood)}
                  </b>
                </>
              )}
              {mine.energy === null ? null : (
                <span title={`Energy: ${energyWord(mine.energy)}`}>
                  <EnergyMark energy={mine.energy} />
                </span>
              )}
            </div>
            {mine.text === '' ? null : (
              <p className={styles.text}>
                <Highlighted text={mine.text} needle={needle} />
              </p>
            )}
          </>
        )}
      </div>
    </article>
  );
};

const Footer = ({ entry: { facts } }: { readonly entry: JournalEntry }) => {
  const { minutesBilled, minutesUnbilled, people, tags } = facts;
  if (minutesBilled + minutesUnbilled + people.length + tags.length === 0) return null;
  return (
    <footer className={styles.foot}>
      {minutesBilled > 0 ? <span className="num">{formatDuration(minutesBilled)} billed</span> : null}
      {minutesUnbilled > 0 ? <span className="num">{formatDuration(minutesUnbilled)} unbilled</span> : null}
      {people.map((person) => (
        <span key={person}>{person}</span>
      ))}
      {tags.map((tag) => (
        <span key={tag} title={tagLabel(tag)}>
          #{tag}
        </span>
      ))}
    </footer>
  );
};

const written = (entry: JournalEntry, locale: Locale): string => {
  const first = `written ${dayMonth(localDay(entry.writtenAt), locale)}`;
  return entry.editedAt === null ? first : `${first}, edited ${dayMonth(localDay(entry.editedAt), locale)}`;
};

const writtenTitle = (entry: JournalEntry, locale: Locale): string =>
  entry.editedAt === null
    ? `Written ${localMoment(entry.writtenAt, locale)}`
    : `Written ${localMoment(entry.writtenAt, locale)}, edited ${localMoment(entry.editedAt, locale)}`;
