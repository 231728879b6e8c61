import type { Material } from '#shared/model/index.ts';
import { isDone } from '#shared/rules/materials.ts';
import { toast, undoClient, updateClient, useClientReadOnly, useFormat } from '../../../state/index.ts';
import { focusSoon } from '../forms/focus-soon.ts';
import { withMaterial, withoutMaterial } from './changes.ts';
import { MaterialForm } from './material-form.tsx';
import { PlanForm } from './plan-form.tsx';
import { Row, type RowForm } from './row.tsx';
import { TickForm } from './tick-form.tsx';
import { doneLine, ledgerWords } from './words.ts';

const undone = (message: string): void => toast(message, [{ label: 'Undo', onPress: undoClient }]);

const lineOf = (material: Material, day: (date: string) => string): string => {
  if (isDone(material)) return [doneLine(material, day), material.note].filter((part) => part !== '').join('. ');
  const how = material.method === '' ? '' : `${material.method.charAt(0).toUpperCase()}${material.method.slice(1)}`;
  return [how, material.note].filter((part) => part !== '').join('. ');
};

/** One material of a ledger. */
export const MaterialRow = ({
  clientId,
  material,
  form,
  onForm,
}: {
  readonly clientId: string;
  readonly material: Material;
  readonly form: RowForm;
  readonly onForm: (form: RowForm) => void;
}) => {
  const { shortDate } = useFormat();
  const changes = useClientReadOnly() === null;
  const words = ledgerWords[material.ledger];
  const close = (): void => {
    onForm('');
    focusSoon(`thing-${material.id}`);
  };
  const put = (next: Material, message: string): void => {
    updateClient(withMaterial(next));
    close();
    undone(message);
  };
  return (
    <Row
      id={material.id}
      name={material.name}
      line={lineOf(material, shortDate)}
      done={isDone(material)}
      plannedOn={material.plannedOn}
      changes={changes}
      form={form}
      onForm={onForm}
      onUntick={() => put({ ...material, status: 'open', doneOn: null }, `${material.name}: open again.`)}
      onRemove={() => {
        updateClient(withoutMaterial(material.id));
        undone(`${material.name} removed.`);
        focusSoon(`add-${material.ledger}`);
      }}
    >
      {changes && form === 'tick' && !isDone(material) ? (
        <TickForm
          material={material}
          onSave={(next) =>
            put(
              next,
              `${material.name}: ${(next.status === 'deleted' ? words.doneDeleted : words.done).toLowerCase()}.`,
            )
          }
          onClose={close}
        />
      ) : null}
      {changes && form === 'plan' ? (
        <PlanForm
          id={material.id}
          name={material.name}
          plannedOn={material.plannedOn}
          onSave={(plannedOn) =>
            put({ ...material, plannedOn }, plannedOn === null ? 'Date cleared.' : 'Date planned.')
          }
          onClose={close}
        />
      ) : null}
      {changes && form === 'edit' ? (
        <MaterialForm
          clientId={clientId}
          material={material}
          ledger={material.ledger}
          onSave={(next) => put(next, 'Changes saved.')}
          onClose={close}
        />
      ) : null}
    </Row>
  );
};
