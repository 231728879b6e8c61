import { type FormEvent, useState } from 'react';
import { Button, FieldError, focusOnMount, TextField } from '../../components/index.ts';
import { askToRestore } from '../../state/index.ts';

type Secret =
  | { readonly by: 'passphrase'; readonly passphrase: string }
  | { readonly by: 'code'; readonly code: string };

type Asking = {
  /** Why it is asked for, or that the last one was not it. */
  readonly said: string;
  /** Whether one was tried before: then `said` is an error. */
  readonly tried: boolean;
};

type Passphrase = Extract<Secret, { by: 'passphrase' }>;

/** Asks for the passphrase of an encrypted backup, or for the recovery code where one opens it. `onSecret` answers what is wrong. */
export const OpenBackup = (
  props: Asking &
    (
      | { readonly withCode?: never; readonly onSecret: (secret: Passphrase) => Promise<string | null> }
      | { readonly withCode: true; readonly onSecret: (secret: Secret) => Promise<string | null> }
    ),
) => {
  const { said, tried } = props;
  const [byCode, setByCode] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(tried ? said : null);
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || typed === '') return;
    setBusy(true);
    const wrong = await (props.withCode && byCode
      ? props.onSecret({ by: 'code', code: typed })
      : props.onSecret({ by: 'passphrase', passphrase: typed }));
    setBusy(false);
    setError(wrong);
  };
  const change = (): void => {
    setByCode(!byCode);
    setTyped('');
    setError(null);
  };
  return (
    <form className="stack stack-4" onSubmit={(event) => void open(event)}>
      {tried ? null : <p>{said}</p>}
      <TextField
        key={String(byCode)}
        label={byCode ? 'Recovery code' : 'Passphrase of this backup'}
        type={byCode ? 'text' : 'password'}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        ref={focusOnMount}
      />
      <div role="alert">
        <FieldError message={error} />
      </div>
      <div className="row">
        {props.withCode ? (
          <Button variant="quiet" onClick={change}>
            {byCode ? 'Use the passphrase' : 'Use the recovery code'}
          </Button>
        ) : null}
        <span className="grow" />
        <Button variant="quiet" onClick={() => askToRestore(null)}>
          Keep things as they are
        </Button>
        <Button type="submit" variant="primary" busy={busy ? 'Opening…' : null}>
          Look inside
        </Button>
      </div>
    </form>
  );
};
