import Plus from 'lucide-react/icons/plus';
import type { ReactNode } from 'react';
import type { ClientDocument } from '#shared/model/index.ts';
import { Button } from '../../../components/index.ts';
import { toast, undoClient, updateClient } from '../../../state/index.ts';
import { focusSoon } from '../forms/focus-soon.ts';
import styles from './people.module.css';

type Change = (client: ClientDocument) => ClientDocument;
type Named = { readonly id: string; readonly name: string };

/** Says what was done, with the way back. */
export const undone = (message: string): void => toast(message, [{ label: 'Undo', onPress: undoClient }]);

/** Takes somebody out of a list, says so, and goes on at the button that adds one. */
export const removeNamed = (kind: string, name: string, change: Change): void => {
  updateClient(change);
  focusSoon(`add-${kind}`);
  undone(`${name} removed.`);
};

/**
 * A list of people under its own heading, each shown or being edited, with a form for a new one. `form` is the view's
 * open form, "<kind>:new", "<kind>:<id>" or one of another list.
 */
export const PeopleList = <T extends Named>({
  kind,
  title,
  adds,
  heading,
  changes,
  items,
  form,
  onForm,
  onSave,
  remark,
  row,
  editor,
}: {
  readonly kind: string;
  readonly title: string;
  /** On the button that adds one. */
  readonly adds: string;
  /** The id of the heading. */
  readonly heading: string;
  readonly changes: boolean;
  readonly items: readonly T[];
  readonly form: string;
  readonly onForm: (form: string) => void;
  readonly onSave: (item: T) => Change;
  /** Stands above the list. */
  readonly remark: ReactNode;
  readonly row: (item: T, edit: () => void) => ReactNode;
  readonly editor: (item: T | null, saved: (item: T) => void, close: () => void) => ReactNode;
}) => {
  const add = `add-${kind}`;
  const saved = (item: T): void => {
    updateClient(onSave(item));
    onForm('');
    undone(`${item.name} saved.`);
    focusSoon(`${kind}-${item.id}`);
  };
  const close = (id: string | null) => (): void => {
    onForm('');
    focusSoon(id === null ? add : `${kind}-${id}`);
  };
  return (
    <section aria-labelledby={heading}>
      <div className={styles.sectionHead}>
        <h2 className="h3" id={heading}>
          {title}
        </h2>
        {changes ? (
          <Button id={add} size="sm" icon={Plus} onClick={() => onForm(`${kind}:new`)}>
            {adds}
          </Button>
        ) : null}
      </div>
      {remark}
      {changes && form === `${kind}:new` ? editor(null, saved, close(null)) : null}
      <ul className={styles.people}>
        {items.map((item) => (
          <li key={item.id}>
            {changes && form === `${kind}:${item.id}`
              ? editor(item, saved, close(item.id))
              : row(item, () => onForm(`${kind}:${item.id}`))}
          </li>
        ))}
      </ul>
    </section>
  );
};
