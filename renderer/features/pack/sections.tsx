import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Check from 'lucide-react/icons/check';
import { useState } from 'react';
import type { Edition, PackPreview } from '#shared/contract.ts';
import { Button, Icon, IconButton, Switch } from '../../components/index.ts';
import { announceNow } from '../../state/index.ts';
import { moveSection, type SectionChoice, sectionRows, setSection, usePackChoices } from './choices.ts';
import styles from './pack.module.css';

type Shown = PackPreview['sections'][number];

/** The printed sections a row stands for: its own, and one more for each further agreement. */
const printedFor = ({ id, title }: SectionChoice, sections: readonly Shown[]): readonly Shown[] =>
  sections.filter(
    (section) =>
      section.title === title ||
      (id === 'agreement' && section.title.endsWith(' and what was done under it')) ||
      (id === 'ending' && /^How the .* ends$/u.test(section.title)) ||
      (id === 'exhibits' && section.title.startsWith('Exhibit')),
  );

const Printed = ({ section, onPage }: { readonly section: Shown; readonly onPage: (page: number) => void }) => (
  <button type="button" className={styles.section} onClick={() => onPage(section.page)}>
    <span>
      <b>{section.title}</b>
      <span className="meta">{section.line}</span>
    </span>
    <span className="meta num">{section.pages} p</span>
  </button>
);

/** What the pack holds: each section with its page, a switch where it may be left out, and its place. */
export const Sections = ({
  edition,
  preview,
  onPage,
  disabled,
}: {
  readonly edition: Edition;
  readonly preview: PackPreview;
  readonly onPage: (page: number) => void;
  readonly disabled: boolean;
}) => {
  const choices = usePackChoices();
  const [moving, setMoving] = useState(false);
  const rows = sectionRows(choices, edition)
    .map((row) => ({ row, printed: printedFor(row, preview.sections) }))
    .filter(({ row, printed }) => printed.length > 0 || (row.optional && !row.on));
  const movable = rows.filter(({ row }) => row.movable).map(({ row }) => row.id);

  const move = (id: string, title: string, by: -1 | 1): void => {
    moveSection(edition, id, by, movable);
    const place = movable.indexOf(id) + by + 2;
    announceNow(`${title} is now section ${place} of ${rows.length}.`);
  };

  return (
    <>
      <div className={styles.headed}>
        <h2 className={styles.heading}>What it holds</h2>
        <Button size="sm" variant="quiet" disabled={disabled} aria-pressed={moving} onClick={() => setMoving(!moving)}>
          {moving ? 'Done' : 'Change the order'}
        </Button>
      </div>
      <ul className={styles.sections}>
        {rows.map(({ row, printed }) => {
          const at = movable.indexOf(row.id);
          return (
            <li key={row.id} data-section={row.id}>
              <span className={styles.switch}>
                {row.optional ? (
                  <Switch
                    checked={row.on}
                    disabled={disabled}
                    hideLabel
                    onChange={(on) => setSection(edition, row.id, on)}
                  >
                    {row.title}
                  </Switch>
                ) : (
                  <Icon of={Check} />
                )}
              </span>
              <span className={styles.printed}>
                {printed.length === 0 ? (
                  <span className={styles.off}>
                    <b>{row.title}</b>
                    <span className="meta">{row.on ? 'Being drawn' : 'Left out'}</span>
                  </span>
                ) : (
                  printed.map((section) => <Printed key={section.title} section={section} onPage={onPage} />)
                )}
              </span>
              {moving && row.movable ? (
                <span className={styles.moves}>
                  <IconButton
                    label={`Move “${row.title}” up`}
                    icon={ArrowUp}
                    disabled={at === 0}
                    onClick={() => move(row.id, row.title, -1)}
                  />
                  <IconButton
                    label={`Move “${row.title}” down`}
                    icon={ArrowDown}
                    disabled={at === movable.length - 1}
                    onClick={() => move(row.id, row.title, 1)}
                  />
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
};
