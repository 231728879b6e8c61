import Plus from 'lucide-react/icons/plus';
import { type ReactNode, useId } from 'react';
import { Icon, IconButton, type IconOf } from '../../../components/index.ts';
import styles from './materials.module.css';

/** A ledger on its sheet: title, how much of it is done, its rows. */
export const List = ({
  title,
  icon,
  line,
  addId,
  addLabel,
  onAdd,
  children,
}: {
  readonly title: string;
  readonly icon: IconOf;
  readonly line: string;
  readonly addId: string;
  readonly addLabel: string;
  /** Null when nothing can be changed. */
  readonly onAdd: (() => void) | null;
  readonly children: ReactNode;
}) => {
  const id = useId();
  return (
    <section className={styles.ledger} aria-labelledby={id}>
      <header className={styles.head}>
        <Icon of={icon} size="lg" />
        <div className="grow">
          <h2 className="h3" id={id}>
            {title}
          </h2>
          <p className="small muted">{line}</p>
        </div>
        {onAdd === null ? null : <IconButton id={addId} label={addLabel} icon={Plus} onClick={onAdd} />}
      </header>
      {children}
    </section>
  );
};
