import Plus from 'lucide-react/icons/plus';
import { useEffect } from 'react';
import type { Access, Ledger, Material } from '#shared/model/index.ts';
import { isDone, ledgerRows } from '#shared/rules/materials.ts';
import { Button } from '../../../components/index.ts';
import { toast, undoClient, updateClient, useClient, useClientReadOnly } from '../../../state/index.ts';
import { RecordsBar } from '../bar.tsx';
import { focusSoon } from '../forms/focus-soon.ts';
import { useOpen } from '../forms/use-open.ts';
import { AccessForm } from './access-form.tsx';
import { AccessRow } from './access-row.tsx';
import { accessOrder, withAccess, withMaterial } from './changes.ts';
import { List } from './list.tsx';
import { MaterialForm } from './material-form.tsx';
import { MaterialRow } from './material-row.tsx';
import styles from './materials.module.css';
import type { RowForm } from './row.tsx';
import { accessIcon, ledgerWords, sideWords } from './words.ts';

type Opened = { readonly open: string; readonly onOpen: (open: string) => void };

/** The form that is open in a row: "tick:<id>" for this id is "tick". */
const formIn = (open: string, id: string): RowForm => {
  const [kind = '', of = ''] = open.split(':');
  return of === id && (kind === 'tick' || kind === 'plan' || kind === 'edit') ? kind : '';
};
const opening =
  (id: string, onOpen: (open: string) => void) =>
  (form: RowForm): void =>
    onOpen(form === '' ? '' : `${form}:${id}`);

const added = (id: string, message: string): void => {
  toast(message, [{ label: 'Undo', onPress: undoClient }]);
  focusSoon(`thing-${id}`);
};

const LedgerList = ({
  clientId,
  ledger,
  materials,
  open,
  onOpen,
}: Opened & { readonly clientId: string; readonly ledger: Ledger; readonly materials: readonly Material[] }) => {
  const changes = useClientReadOnly() === null;
  const words = ledgerWords[ledger];
  // What is still open comes first here; the pack prints what is done first.
  const rows = ledgerRows(materials, ledger);
  const sorted = [...rows.filter((each) => !isDone(each)), ...rows.filter(isDone)];
  const done = rows.filter(isDone).length;
  const close = (): void => {
    onOpen('');
    focusSoon(`add-${ledger}`);
  };
  return (
    <List
      title={words.title}
      icon={words.icon}
      line={rows.length === 0 ? 'Nothing recorded' : `${done} of ${rows.length} ${words.done.toLowerCase()}`}
      addId={`add-${ledger}`}
      addLabel={`Add to ${words.title}`}
      onAdd={changes ? () => onOpen(`add:${ledger}`) : null}
    >
      {changes && open === `add:${ledger}` ? (
        <div className={styles.adding}>
          <MaterialForm
            clientId={clientId}
            material={null}
            ledger={ledger}
            onSave={(material) => {
              updateClient(withMaterial(material));
              onOpen('');
              added(material.id, `${material.name} added.`);
            }}
            onClose={close}
          />
        </div>
      ) : null}
      <ul>
        {sorted.map((material) => (
          <MaterialRow
            key={material.id}
            clientId={clientId}
            material={material}
            form={formIn(open, material.id)}
            onForm={opening(material.id, onOpen)}
          />
        ))}
      </ul>
    </List>
  );
};

const AccessList = ({
  clientId,
  accesses,
  open,
  onOpen,
}: Opened & { readonly clientId: string; readonly accesses: readonly Access[] }) => {
  const changes = useClientReadOnly() === null;
  const closed = accesses.filter(({ status }) => status === 'closed').length;
  const close = (): void => {
    onOpen('');
    focusSoon('add-access');
  };
  return (
    <List
      title="Accesses, to close"
      icon={accessIcon}
      line={`${accesses.length === 0 ? 'None recorded' : `${closed} of ${accesses.length} closed`}. Names only, never passwords`}
      addId="add-access"
      addLabel="Add an access"
      onAdd={changes ? () => onOpen('add:access') : null}
    >
      {changes && open === 'add:access' ? (
        <div className={styles.adding}>
          <AccessForm
            clientId={clientId}
            access={null}
            onSave={(access) => {
              updateClient(withAccess(access));
              onOpen('');
              added(access.id, `${access.system} added.`);
            }}
            onClose={close}
          />
        </div>
      ) : null}
      {(['me-in-client-tool', 'client-in-my-tool'] as const).map((side) => {
        const rows = accesses.filter((access) => access.side === side).sort(accessOrder);
        return rows.length === 0 ? null : (
          <div key={side}>
            <h3 className={styles.side}>{sideWords[side]}</h3>
            <ul>
              {rows.map((access) => (
                <AccessRow
                  key={access.id}
                  clientId={clientId}
                  access={access}
                  form={formIn(open, access.id)}
                  onForm={opening(access.id, onOpen)}
                />
              ))}
            </ul>
          </div>
        );
      })}
    </List>
  );
};

/** Three ledgers of things and the accesses of both sides. "accesses" goes straight to these. */
export const MaterialsView = ({
  clientId,
  place,
}: {
  readonly clientId: string;
  readonly place: 'materials' | 'accesses';
}) => {
  const materials = useClient((client) => client.materials);
  const accesses = useClient((client) => client.accesses);
  const changes = useClientReadOnly() === null;
  const [open, setOpen] = useOpen(`${clientId}/materials`);
  const opened: Opened = { open, onOpen: setOpen };

  useEffect(() => {
    if (place === 'accesses') focusSoon('add-access');
  }, [place]);

  return (
    <>
      <RecordsBar clientId={clientId} current="materials">
        <p className={styles.lead}>Every item here can appear in the pack, with its date and receipt.</p>
        {changes ? (
          <Button icon={Plus} onClick={() => setOpen('add:theirs-with-me')}>
            Add item
          </Button>
        ) : null}
      </RecordsBar>
      <div className={styles.ledgers}>
        <div className={styles.column}>
          <LedgerList clientId={clientId} ledger="theirs-with-me" materials={materials} {...opened} />
          <LedgerList clientId={clientId} ledger="mine-with-them" materials={materials} {...opened} />
        </div>
        <LedgerList clientId={clientId} ledger="to-hand-over" materials={materials} {...opened} />
        <AccessList clientId={clientId} accesses={accesses} {...opened} />
      </div>
    </>
  );
};
