import ArrowRight from 'lucide-react/icons/arrow-right';
import Clock from 'lucide-react/icons/clock';
import FileText from 'lucide-react/icons/file-text';
import Lock from 'lucide-react/icons/lock';
import type { Excerpt } from '#shared/rules/search.ts';
import { cx, Icon, type IconOf, Kbd, Seam } from '../../components/index.ts';
import type { Group, GroupId, Item } from './items.ts';
import styles from './palette.module.css';

const heads: Readonly<Record<GroupId, string>> = {
  recent: 'Recent',
  do: 'Do',
  facts: 'What happened',
  record: 'Records',
  private: 'How it was for me',
};
const icons: Readonly<Record<GroupId, IconOf>> = {
  recent: Clock,
  do: ArrowRight,
  facts: FileText,
  record: FileText,
  private: Lock,
};

const Marked = ({ text, spans }: Excerpt) => (
  <>
    {spans.map(([start, end], index) => (
      <span key={start}>
        {text.slice(index === 0 ? 0 : spans[index - 1]?.[1], start)}
        <mark>{text.slice(start, end)}</mark>
      </span>
    ))}
    {text.slice(spans.at(-1)?.[1] ?? 0)}
  </>
);

const Option = ({
  item,
  group,
  id,
  selected,
  onHover,
  onChoose,
}: {
  readonly item: Item;
  readonly group: GroupId;
  readonly id: string;
  readonly selected: boolean;
  readonly onHover: () => void;
  readonly onChoose: () => void;
}) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the field above the list carries the keys and the focus.
  <div
    role="option"
    id={id}
    tabIndex={-1}
    aria-selected={selected}
    className={cx(styles.option, selected && styles.selected)}
    onPointerMove={onHover}
    onPointerDown={(event) => event.preventDefault()}
    onClick={onChoose}
  >
    <Icon of={icons[group]} />
    <span className={styles.words}>
      <span className={styles.name}>
        <Marked {...item.title} />
      </span>
      <span className={styles.meta}>{item.meta}</span>
    </span>
    {item.keys === null ? null : <Kbd>{item.keys}</Kbd>}
    {selected && item.keys === null ? (
      <span aria-hidden="true">
        <Kbd>Enter</Kbd>
      </span>
    ) : null}
  </div>
);

/** The groups of what was found, as the options of one list box; the field above it has the focus. */
export const Options = ({
  groups,
  active,
  listId,
  onHover,
  onChoose,
}: {
  readonly groups: readonly Group[];
  readonly active: number;
  readonly listId: string;
  readonly onHover: (index: number) => void;
  readonly onChoose: (item: Item) => void;
}) => {
  let at = 0;
  return groups.map(({ id, items }) => {
    const start = at;
    at += items.length;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box.
      <div
        key={id}
        role="group"
        aria-label={heads[id]}
        className={cx(styles.group, id === 'private' && styles.private)}
      >
        {id === 'private' ? <Seam edge="top" /> : null}
        <div className={styles.head} role="presentation">
          {id === 'facts' || id === 'private' ? <Icon of={icons[id]} size="sm" /> : null}
          {heads[id]}
        </div>
        {items.map((item, index) => (
          <Option
            key={item.id}
            id={`${listId}-${start + index}`}
            item={item}
            group={id}
            selected={start + index === active}
            onHover={() => onHover(start + index)}
            onChoose={() => onChoose(item)}
          />
        ))}
      </div>
    );
  });
};
