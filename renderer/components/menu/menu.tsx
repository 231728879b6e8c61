import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ReactNode } from 'react';
import { Menu as List, MenuItem, MenuTrigger, Popover, Button as PressButton } from 'react-aria-components';
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

/** A button that opens a list of actions, or of states when `selected` is given. Escape closes and changes nothing. */
export const Menu = <T extends string>({
  label,
  children,
  icon,
  variant = 'plain',
  size = 'md',
  chevron = true,
  className,
  options,
  selected,
  onAction,
}: {
  /** Name of the button and of the list. */
  readonly label: string;
  /** What the button shows; without it, the icon alone. */
  readonly children?: ReactNode;
  readonly icon?: IconOf;
  /** `chip`: stands among filters. */
  readonly variant?: ButtonVariant | 'chip';
  readonly size?: ButtonSize;
  readonly chevron?: boolean;
  readonly className?: string | undefined;
  readonly options: readonly MenuOption<T>[];
  readonly selected?: T;
  readonly onAction: (id: T) => void;
}) => {
  const act = (key: unknown): void => {
    const option = options.find((each) => each.id === key);
    if (option) onAction(option.id);
  };
  const bare = children === undefined;
  return (
    <MenuTrigger>
      <PressButton
        aria-label={label}
        className={
          bare
            ? cx(styles.bare, className)
            : variant === 'chip'
              ? cx(chipClass(), className)
              : buttonClass(variant, size, className)
        }
      >
        {icon ? <Icon of={icon} /> : null}
        {children}
        {chevron && !bare ? <Icon of={ChevronDown} size="sm" /> : null}
      </PressButton>
      <Popover className={cx(styles.popover)} placement="bottom end" offset={6}>
        <List
          aria-label={label}
          className={cx(styles.list)}
          onAction={act}
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
    </MenuTrigger>
  );
};
