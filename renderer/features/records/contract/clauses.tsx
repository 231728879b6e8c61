import { useEffect } from 'react';
import type { Agreement, Clause } from '#shared/model/index.ts';
import { withAbsent } from '#shared/rules/expected-clauses.ts';
import { fold } from '#shared/rules/search.ts';
import { VisuallyHidden } from '../../../components/index.ts';
import { toast, undoClient, updateClient } from '../../../state/index.ts';
import { focusSoon } from '../forms/focus-soon.ts';
import { AbsentClauses } from './absent.tsx';
import { changeAgreement, inOrder, withClause, withoutClause } from './changes.ts';
import { ClauseCard } from './clause-card.tsx';
import { ClauseForm } from './clause-form.tsx';
import styles from './contract.module.css';
import { kindOptions } from './words.ts';

const found = (clause: Clause, needle: string): boolean =>
  needle === '' ||
  [clause.number, clause.heading, clause.quote, clause.meaning].some((text) => fold(text).includes(needle));

/** The clauses of one agreement. `form` is "" or "add:<kind>" or "edit:<clauseId>". */
export const Clauses = ({
  agreement,
  query,
  target,
  changes,
  form,
  onForm,
}: {
  readonly agreement: Agreement;
  readonly query: string;
  /** A clause a link points to. */
  readonly target: string;
  readonly changes: boolean;
  readonly form: string;
  readonly onForm: (form: string) => void;
}) => {
  const needle = fold(query.trim());
  const [what = '', of = ''] = form.split(':');
  const clauses = inOrder(agreement.clauses);
  const shown = clauses.filter((clause) => found(clause, needle) || (what === 'edit' && clause.id === of));
  const kind = kindOptions.find(({ value }) => value === of)?.value ?? 'termination';

  useEffect(() => {
    if (target !== '') focusSoon(`clause-${target}`);
  }, [target]);

  const close = (): void => {
    onForm('');
    focusSoon(what === 'edit' ? `clause-${of}` : 'add-clause');
  };
  const saved = (clause: Clause): void => {
    updateClient(changeAgreement(agreement.id, withClause(clause)));
    onForm('');
    toast('Clause saved.', [{ label: 'Undo', onPress: undoClient }]);
    focusSoon(`clause-${clause.id}`);
  };
  const remove = (clause: Clause): void => {
    updateClient(changeAgreement(agreement.id, withoutClause(clause.id)));
    toast(`Clause ${clause.number} removed.`, [{ label: 'Undo', onPress: undoClient }]);
    focusSoon('add-clause');
  };
  return (
    <section aria-labelledby="clauses-heading" className={styles.clauses}>
      <h2 id="clauses-heading">
        <VisuallyHidden>Clauses</VisuallyHidden>
      </h2>
      {changes && what === 'add' ? (
        <ClauseForm key={form} agreementId={agreement.id} clause={null} kind={kind} onSaved={saved} onClose={close} />
      ) : null}
      {shown.map((clause) =>
        changes && what === 'edit' && clause.id === of ? (
          <ClauseForm
            key={clause.id}
            agreementId={agreement.id}
            clause={clause}
            kind={clause.kind}
            onSaved={saved}
            onClose={close}
          />
        ) : (
          <ClauseCard
            key={clause.id}
            clause={clause}
            needle={needle}
            changes={changes}
            onEdit={() => onForm(`edit:${clause.id}`)}
            onRemove={() => remove(clause)}
          />
        ),
      )}
      {needle !== '' && shown.length === 0 ? <p className="small muted">No clause with “{query.trim()}”.</p> : null}
      {needle === '' ? (
        <AbsentClauses
          agreement={agreement}
          changes={changes}
          onAdd={(next) => onForm(`add:${next}`)}
          onAbsent={(next, absent) => {
            updateClient(changeAgreement(agreement.id, (before) => withAbsent(before, next, absent)));
            focusSoon('add-clause');
            if (absent) toast('Recorded that there is none.', [{ label: 'Undo', onPress: undoClient }]);
          }}
        />
      ) : null}
    </section>
  );
};
