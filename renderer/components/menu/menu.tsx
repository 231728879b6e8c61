import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { Menu as List, MenuItem, Popover } from 'react-aria-components';
import { type ButtonSize, type ButtonVariant, buttonClass } from '../button/button.tsx';
import { chipClass } from '../chip/chip.tsx';
import { cx } from '../cx.ts';
import { Icon, type IconOf } from '../icon/icon.tsx';
import styles from './menu.module.css';

export type MenuOption<T extends string> = {
  readonly id: T;
  readonly label: string;
  /** One line that says what it means. */
  readonly description?: string;
  /** Shown before the label. */
  readonly mark?: ReactNode;
  readonly disabled?: boolean;
};

type ListProps<T extends string> = {
  /** Name of the button and of the list. */
  readonly label: string;
  readonly options: readonly MenuOption<T>[];
  readonly selected?: T | undefined;
  readonly onAction: (id: T) => void;
};

/** Where the focus goes in an opened list: to the list itself after a click, to an end of it after a key. */
type Entry = 'list' | 'first' | 'last';

const Opened = <T extends string>({
  id,
  label,
  options,
  selected,
  onAction,
  trigger,
  entry,
  onClose,
}: ListProps<T> & {
  readonly id: string;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly entry: Entry;
  readonly onClose: () => void;
}) => (
  <Popover
    isOpen
    onOpenChange={onClose}
    triggerRef={trigger}
    trigger="MenuTrigger"
    aria-label={label}
    className={cx(styles.popover)}
    placement="bottom end"
    offset={6}
  >
    <List
      id={id}
      aria-label={label}
      className={cx(styles.list)}
      autoFocus={entry === 'list' ? true : entry}
      onClose={onClose}
      onAction={(key) => {
        const option = options.find((each) => each.id === key);
        if (option) onAction(option.id);
      }}
      {...(selected === undefined
        ? {}
        : { selectionMode: 'single' as const, selectedKeys: [selected], disallowEmptySelection: true })}
    >
      {options.map((option) => (
        <MenuItem
          key={option.id}
          id={option.id}
          textValue={option.label}
          isDisabled={option.disabled ?? false}
          className={cx(styles.item)}
        >
          <span className={styles.mark}>{option.mark}</span>
          <span className={styles.words}>
            <span>{option.label}</span>
            {option.description === undefined ? null : <span className={styles.more}>{option.description}</span>}
          </span>
          {selected === option.id ? <Icon of={Check} size="sm" className={styles.tick} /> : null}
        </MenuItem>
      ))}
    </List>
  </Popover>
);

/**
 * A button that opens a list of actions, or of states when `selected` is given. Escape closes and changes nothing. Until
 * then it is a button and nothing more: every row of a long list has one.
 */
export const Menu = <T extends string>({
  children,
  icon,
  variant = 'plain',
  size = 'md',
  chevron = true,
  className,
  ...list
}: ListProps<T> & {
  /** What the button shows; without it, the icon alone. */
  readonly children?: ReactNode;
  readonly icon?: IconOf;
  /** `chip`: stands among filters. */
  readonly variant?: ButtonVariant | 'chip';
  readonly size?: ButtonSize;
  readonly chevron?: boolean;
  readonly className?: string | undefined;
}) => {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const [entry, setEntry] = useState<Entry | null>(null);
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    // Safari gives the focus to no button that is clicked, and it has to come back here.
    event.currentTarget.focus();
    // A key pressed on the button comes as a click that no pointer made.
    setEntry(event.detail === 0 ? 'first' : 'list');
  };
  const arrows = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    setEntry(event.key === 'ArrowDown' ? 'first' : 'last');
  };
  const bare = children === undefined;
  const shape = variant === 'chip' ? cx(chipClass(), className) : buttonClass(variant, size, className);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-label={list.label}
        aria-haspopup="menu"
        aria-expanded={entry !== null}
        aria-controls={entry === null ? undefined : id}
        className={bare ? cx(styles.bare, className) : shape}
        onClick={click}
        onKeyDown={arrows}
      >
        {icon ? <Icon of={icon} /> : null}
        {children}
        {chevron && !bare ? <Icon of={ChevronDown} size="sm" /> : null}
      </button>
      {entry === null ? null : (
        <Opened {...list} id={id} trigger={trigger} entry={entry} onClose={() => setEntry(null)} />
      )}
    </>
  );
};
