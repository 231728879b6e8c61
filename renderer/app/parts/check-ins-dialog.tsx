import { type FormEvent, useState } from 'react';
import { type CheckIns, checkIns, civilDate, firstIssue } from '#shared/model/index.ts';
import { noCheckIns } from '#shared/rules/check-ins.ts';
import { addMonths } from '#shared/rules/dates.ts';
import { Button, DateField, Dialog, focusOnMount, Select, TextArea } from '../../components/index.ts';
import {
  planCheckIns,
  toast,
  undoClient,
  updateClient,
  useAppState,
  useClient,
  useClientStore,
  useUi,
} from '../../state/index.ts';
import type { Route } from '../route.ts';

const close = (): void => planCheckIns(false);

const rhythms = [
  { value: '', label: 'Only this once' },
  { value: '1', label: 'Every month' },
  { value: '2', label: 'Every two months' },
  { value: '3', label: 'Every three months' },
  { value: '6', label: 'Every six months' },
  { value: '12', label: 'Every year' },
];

const Form = () => {
  const today = useAppState((state) => state.today);
  const kept = useClient((client) => client.checkIns) ?? null;
  const [expectations, setExpectations] = useState(kept?.expectations ?? '');
  const [next, setNext] = useState(kept === null ? addMonths(today, 1) : (kept.next ?? ''));
  const [every, setEvery] = useState(kept === null ? '3' : String(kept.everyMonths ?? ''));
  const [error, setError] = useState<string | null>(null);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (next !== '' && !civilDate.safeParse(next).success) {
      setError('This does not read as a day. Leave it empty for no check-ins.');
      return;
    }
    const plan: CheckIns = {
      ...(kept ?? noCheckIns),
      expectations,
      next: next === '' ? null : next,
      everyMonths: every === '' ? null : Number(every),
      snoozedUntil: next === kept?.next ? kept.snoozedUntil : null,
    };
    const valid = checkIns.safeParse(plan);
    if (!valid.success) {
      setError(firstIssue(valid.error).message);
      return;
    }
    updateClient((client) => ({ ...client, checkIns: plan }));
    toast('Check-ins saved.', [{ label: 'Undo', onPress: undoClient }]);
    close();
  };

  return (
    <form className="stack stack-4" onSubmit={save}>
      <p>
        A day to look at the work together, before anything is wrong. It stands in Next dates and is never in a pack.
      </p>
      <TextArea
        label="What you expect of each other"
        hint="As agreed at the start: answers, payment, feedback, changes."
        rows={3}
        value={expectations}
        onChange={setExpectations}
      />
      <DateField
        ref={focusOnMount}
        label="Next check-in"
        hint="Leave it empty for none."
        value={next}
        error={error}
        onChange={(day) => {
          setNext(day);
          setError(null);
        }}
      />
      <Select label="And then" value={every} options={rhythms} onChange={setEvery} />
      <div className="row">
        <span className="grow" />
        <Button variant="quiet" onClick={close}>
          Cancel
        </Button>
        <Button variant="primary" type="submit">
          Save
        </Button>
      </div>
    </form>
  );
};

/** When to look at a relationship again: what was agreed, the next day, the rhythm. */
export const CheckInsDialog = ({ route }: { readonly route: Route }) => {
  const open = useUi((ui) => ui.planningCheckIns);
  const ready = useClientStore((store) => route.at === 'client' && store.document?.id === route.id);
  return (
    <Dialog open={open && ready} onClose={close} title="Check-ins">
      <Form />
    </Dialog>
  );
};
