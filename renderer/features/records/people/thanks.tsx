import { useState } from 'react';
import { exitPlan } from '#shared/model/index.ts';
import { withExit } from '#shared/rules/exit-plan.ts';
import { named } from '#shared/rules/form-reading.ts';
import { TextArea } from '../../../components/index.ts';
import { updateClient, useAppState, useClient } from '../../../state/index.ts';

const limit = 600;

/** Words of thanks at the end of the client edition. Saved while they are typed. */
export const Thanks = ({ changes }: { readonly changes: boolean }) => {
  const today = useAppState((state) => state.today);
  const saved = useClient((client) => client.exit?.thanks ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const text = typed ?? saved;
  const change = (next: string): void => {
    const result = exitPlan.shape.thanks.safeParse(next);
    // What is too long stays in the field and is not saved.
    setTyped(result.success ? null : next);
    setError(result.success ? null : named('Thanks', result.error.issues[0]?.message ?? ''));
    if (result.success && next !== saved)
      updateClient((client) => withExit(client, today, (plan) => ({ ...plan, thanks: next })));
  };
  return (
    <section aria-labelledby="thanks-heading">
      <h2 className="h3" id="thanks-heading">
        Thanks
      </h2>
      <TextArea
        label="Thanks"
        hideLabel
        voice="facts"
        rows={4}
        readOnly={!changes}
        value={text}
        error={error}
        hint={`Printed at the end of the client edition. ${text.length} of ${limit} characters.`}
        onChange={change}
      />
    </section>
  );
};
