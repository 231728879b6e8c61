import ChevronLeft from 'lucide-react/icons/chevron-left';
import Paperclip from 'lucide-react/icons/paperclip';
import { type RefObject, useState } from 'react';
import type { Edition } from '#shared/contract.ts';
import { capitalised, countInWords, countOf } from '#shared/rules/words.ts';
import { Button, cx, focusOnMount, Icon } from '../../components/index.ts';
import { announceNow } from '../../state/index.ts';
import { type Exhibit, moveExhibit } from './exhibit-choices.ts';
import { ExhibitRow } from './exhibit-row.tsx';
import styles from './exhibits.module.css';

const counted = (exhibits: readonly Exhibit[]): string => {
  const out = exhibits.filter(({ choice }) => choice.leftOut).length;
  const papers = capitalised(countOf(exhibits.length, 'paper'));
  return out === 0 ? papers : `${papers}, ${out === exhibits.length ? 'all' : countInWords(out)} left out`;
};

/** One line: how many files can be exhibits, and the way to choose among them. Exhibits are in one edition only. */
export const ExhibitsLine = ({
  edition,
  exhibits,
  button,
  onChoose,
}: {
  readonly edition: Edition;
  readonly exhibits: readonly Exhibit[];
  /** Gets the focus back when choosing is over. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onChoose: () => void;
}) => {
  if (edition === 'client') {
    return (
      <p className={styles.only}>
        <Icon of={Paperclip} size="sm" />
        Exhibits go only into the pack for your records.
      </p>
    );
  }
  return (
    <div className={styles.line}>
      <Icon of={Paperclip} />
      <span className={styles.words}>
        <b>Files and letters</b>
        <span className="meta">
          {exhibits.length === 0
            ? 'Files of the agreement, of invoices and of what happened, and letters that were sent, become exhibits.'
            : counted(exhibits)}
        </span>
      </span>
      {exhibits.length === 0 ? null : (
        <Button size="sm" ref={button} onClick={onChoose}>
          Choose exhibits
        </Button>
      )}
    </div>
  );
};

/** Which files are exhibits, in which order, and what their slips say. Takes the place of the sections meanwhile. */
export const Exhibits = ({
  exhibits,
  disabled,
  onPage,
  onClose,
}: {
  readonly exhibits: readonly Exhibit[];
  readonly disabled: boolean;
  readonly onPage: (page: number) => void;
  readonly onClose: () => void;
}) => {
  const [moving, setMoving] = useState(false);
  const move = ({ slip, title }: Exhibit, index: number, by: -1 | 1): void => {
    moveExhibit(exhibits, slip.sha256, by);
    announceNow(`${title} is now exhibit ${index + by + 1} of ${exhibits.length}.`);
  };
  return (
    <section className={styles.exhibits} aria-labelledby="exhibits-heading">
      <div className={styles.head}>
        <Button size="sm" variant="quiet" icon={ChevronLeft} ref={focusOnMount} onClick={onClose}>
          All sections
        </Button>
        {exhibits.length > 1 ? (
          <Button
            size="sm"
            variant="quiet"
            disabled={disabled}
            aria-pressed={moving}
            onClick={() => setMoving(!moving)}
          >
            {moving ? 'Done' : 'Change the order'}
          </Button>
        ) : null}
      </div>
      <h2 id="exhibits-heading" className={cx('h3', styles.title)}>
        Exhibits
      </h2>
      <p className={styles.lead}>
        Each stands behind a slip with its letter. None of them goes into the pack for the client.
      </p>
      <ul className={styles.list}>
        {exhibits.map((exhibit, index) => (
          <ExhibitRow
            key={exhibit.slip.sha256}
            exhibit={exhibit}
            moving={moving}
            first={index === 0}
            last={index === exhibits.length - 1}
            disabled={disabled}
            onMove={(by) => move(exhibit, index, by)}
            onPage={onPage}
          />
        ))}
      </ul>
    </section>
  );
};
