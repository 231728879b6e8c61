import Ellipsis from 'lucide-react/icons/ellipsis';
import PencilLine from 'lucide-react/icons/pencil-line';
import Plus from 'lucide-react/icons/plus';
import Search from 'lucide-react/icons/search';
import { useState } from 'react';
import type { Attachment } from '#shared/model/index.ts';
import { currentAgreement } from '#shared/rules/facts-contract.ts';
import { Button, EmptyState, Menu, Note, Select, TextField, VisuallyHidden } from '../../../components/index.ts';
import {
  clientPlace,
  toast,
  undoClient,
  updateClient,
  useAppState,
  useClient,
  useClientReadOnly,
} from '../../../state/index.ts';
import { RecordsBar } from '../bar.tsx';
import { focusSoon } from '../forms/focus-soon.ts';
import { RecordFiles } from '../forms/record-files.tsx';
import { useOpen } from '../forms/use-open.ts';
import { changeAgreement, withoutAgreement } from './changes.ts';
import { Clauses } from './clauses.tsx';
import styles from './contract.module.css';
import { NoticeToday } from './notice-today.tsx';
import { Terms } from './terms.tsx';
import { TermsForm } from './terms-form.tsx';

const none: readonly Attachment[] = [];

/** What was agreed: terms on the left, clauses with their exact words on the right. */
export const ContractView = ({ clientId, clauseId }: { readonly clientId: string; readonly clauseId: string }) => {
  const today = useAppState((state) => state.today);
  const agreements = useClient((client) => client.agreements);
  const changes = useClientReadOnly() === null;
  const [chosen, setChosen] = useOpen(`${clientId}/contract/chosen`);
  const [form, setForm] = useOpen(`${clientId}/contract`);
  const [query, setQuery] = useState('');
  const linked = agreements.find(({ clauses }) => clauses.some(({ id }) => id === clauseId));
  const agreement = agreements.find(({ id }) => id === chosen) ?? linked ?? currentAgreement(agreements, today);
  const editing = changes && (form === 'terms' || form === 'new');
  const closeTerms = (): void => {
    setForm('');
    focusSoon(agreement === undefined ? 'add-agreement' : 'edit-terms');
  };
  const saved = (id: string): void => {
    setForm('');
    setChosen(id);
    toast('Terms saved.', [{ label: 'Undo', onPress: undoClient }]);
    focusSoon('edit-terms');
  };
  const remove = (id: string, title: string): void => {
    updateClient(withoutAgreement(id));
    setChosen('');
    toast(`${title} removed.`, [{ label: 'Undo', onPress: undoClient }]);
    focusSoon(agreements.length > 1 ? 'edit-terms' : 'add-agreement');
  };
  const addAgreement = changes ? (
    <Button id="add-agreement" icon={Plus} onClick={() => setForm('new')}>
      Add agreement
    </Button>
  ) : null;

  return (
    <>
      <RecordsBar clientId={clientId} current="contract">
        {agreement === undefined ? null : (
          <>
            <TextField
              label="Find in clauses"
              hideLabel
              type="search"
              size="sm"
              icon={Search}
              placeholder="Find in clauses"
              autoComplete="off"
              data-search
              className={styles.find}
              value={query}
              onChange={setQuery}
            />
            {changes ? (
              <Button id="add-clause" icon={Plus} onClick={() => setForm('add:other')}>
                Add clause
              </Button>
            ) : null}
          </>
        )}
      </RecordsBar>
      {editing ? (
        <div className={styles.editing}>
          <h2>
            <VisuallyHidden>Terms</VisuallyHidden>
          </h2>
          <TermsForm
            key={form === 'new' ? 'new' : agreement?.id}
            clientId={clientId}
            agreement={form === 'new' ? null : (agreement ?? null)}
            onSaved={saved}
            onClose={closeTerms}
          />
        </div>
      ) : null}
      {agreement === undefined ? (
        editing ? null : (
          <EmptyState title="No agreement is recorded" actions={addAgreement}>
            Write down what you agreed: how long, what notice, when to pay. Dates of an ending are counted from it.
          </EmptyState>
        )
      ) : (
        <div className={styles.grid}>
          <div className={styles.left}>
            {agreements.length > 1 ? (
              <Select
                label="Agreement"
                value={agreement.id}
                options={agreements.map(({ id, title }) => ({ value: id, label: title }))}
                onChange={(id) => {
                  setChosen(id);
                  setForm('');
                }}
              />
            ) : null}
            <section aria-labelledby="terms-heading">
              <h2 id="terms-heading">
                <VisuallyHidden>Terms</VisuallyHidden>
              </h2>
              <Terms agreement={agreement} />
            </section>
            {changes ? (
              <div className="row wrap">
                <Button id="edit-terms" size="sm" icon={PencilLine} onClick={() => setForm('terms')}>
                  Change terms
                </Button>
                <Menu
                  label="More about agreements"
                  icon={Ellipsis}
                  options={[
                    { id: 'add', label: 'Add another agreement' },
                    { id: 'remove', label: 'Remove this agreement' },
                  ]}
                  onAction={(action) => (action === 'add' ? setForm('new') : remove(agreement.id, agreement.title))}
                />
              </div>
            ) : null}
            <RecordFiles
              place={`agreement/${agreement.id}`}
              what="this agreement"
              files={agreement.files ?? none}
              changes={changes}
              onChange={(change) =>
                updateClient(
                  changeAgreement(agreement.id, (before) => ({ ...before, files: change(before.files ?? none) })),
                )
              }
            />
            <NoticeToday rule={agreement.noticeRule} agreement={agreement} />
            <p className="meta">
              Address and main contact are under{' '}
              <a href={clientPlace(clientId, 'records', 'people')}>People and details</a>.
            </p>
            <Note>This counts what you recorded. It is not legal advice.</Note>
          </div>
          <Clauses
            key={agreement.id}
            agreement={agreement}
            query={query}
            target={clauseId}
            changes={changes}
            form={form}
            onForm={setForm}
          />
        </div>
      )}
    </>
  );
};
