import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Pencil from 'lucide-react/icons/pencil';
import { useId, useState } from 'react';
import { fileSizeText } from '#shared/rules/attachments.ts';
import { figureOf } from '#shared/rules/words.ts';
import { cx, DateField, IconButton, Segmented, Switch, TextField } from '../../components/index.ts';
import { useFormat } from '../../state/index.ts';
import { changeExhibit, type Exhibit } from './exhibit-choices.ts';
import styles from './exhibits.module.css';

const pageChoices = [
  { value: 'all', label: 'All pages' },
  { value: 'slip', label: 'Slip only' },
] as const;

/** What it is called on its slip, its date, what it shows, and how much of it is printed. */
const ExhibitFields = ({ exhibit: { slip, choice } }: { readonly exhibit: Exhibit }) => {
  const { sha256, usual, placed } = slip;
  const change = (part: Parameters<typeof changeExhibit>[1]): void => changeExhibit(sha256, part);
  return (
    <div className={styles.fields}>
      <TextField
        label="Name on the slip"
        size="sm"
        maxLength={300}
        value={choice.title}
        placeholder={usual.title}
        onChange={(title) => change({ title })}
      />
      <TextField
        label="What it shows"
        size="sm"
        maxLength={300}
        value={choice.shows}
        placeholder={usual.shows}
        onChange={(shows) => change({ shows })}
      />
      <DateField
        label="Date of the document"
        size="sm"
        value={choice.on ?? usual.on ?? ''}
        onChange={(day) => change({ on: day === '' || day === usual.on ? null : day })}
      />
      <Segmented
        legend="In the pack"
        hideLegend={false}
        value={choice.pages ?? (placed?.asks === true ? null : 'all')}
        options={pageChoices}
        onChange={(pages) => change({ pages })}
      />
    </div>
  );
};

/** One file that can be an exhibit: in or out, its letter, and its fields on a press. */
export const ExhibitRow = ({
  exhibit,
  moving,
  first,
  last,
  disabled,
  onMove,
  onPage,
}: {
  readonly exhibit: Exhibit;
  readonly moving: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly disabled: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onPage: (page: number) => void;
}) => {
  const { slip, choice, title, on, shows } = exhibit;
  const { sha256, name, size, placed } = slip;
  const { leftOut } = choice;
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const id = useId();
  const asks = !leftOut && placed?.asks === true && choice.pages === null;
  const pages =
    placed === null ? fileSizeText(size) : placed.shown === 0 ? 'slip only' : figureOf(placed.shown, 'page');
  const line = leftOut ? 'Left out' : [on === null ? null : format.shortDate(on), pages, shows];
  const words = (
    <>
      <b>{title}</b>
      <span className="meta">
        {typeof line === 'string' ? line : line.filter((part) => part !== null && part !== '').join(' · ')}
      </span>
      {asks ? (
        <span className={cx('meta', styles.asks)}>It has {placed.pages} pages. Choose whether to print them all.</span>
      ) : leftOut || placed?.note == null ? null : (
        <span className={cx('meta', styles.note)}>{placed.note}</span>
      )}
    </>
  );
  return (
    <li data-exhibit={name} className={cx(leftOut && styles.out)}>
      <div className={styles.row}>
        <Switch
          checked={!leftOut}
          disabled={disabled}
          hideLabel
          onChange={(taken) => changeExhibit(sha256, { leftOut: !taken })}
        >
          {title}
        </Switch>
        <span className={styles.letter}>
          {leftOut || placed === null ? <span aria-hidden="true">–</span> : placed.letter}
        </span>
        {placed === null || leftOut ? (
          <span className={styles.words}>{words}</span>
        ) : (
          <button type="button" className={styles.words} onClick={() => onPage(placed.page)}>
            {words}
          </button>
        )}
        {moving ? (
          <span className={styles.acts}>
            <IconButton label={`Move “${title}” up`} icon={ArrowUp} disabled={first} onClick={() => onMove(-1)} />
            <IconButton label={`Move “${title}” down`} icon={ArrowDown} disabled={last} onClick={() => onMove(1)} />
          </span>
        ) : (
          <span className={styles.acts}>
            <IconButton
              label={`Change “${title}”`}
              icon={Pencil}
              disabled={disabled}
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              onClick={() => setOpen(!open)}
            />
          </span>
        )}
      </div>
      {open && !moving && !disabled ? (
        <fieldset id={id} className={styles.change} aria-label={title}>
          <ExhibitFields exhibit={exhibit} />
        </fieldset>
      ) : null}
    </li>
  );
};
