import { type FormEvent, useState } from 'react';
import { createClient } from './client.ts';

/** A form that asks for a client's name and nothing else. `onCreated` gets the id of the new client. */
export const useNewClient = (onCreated: (id: string) => void) => {
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const create = async (): Promise<void> => {
    if (busy) return;
    if (name.trim() === '') {
      setError('A client needs a name. You can change it later.');
      return;
    }
    setBusy(true);
    const result = await createClient(name.trim());
    setBusy(false);
    if (result.ok) onCreated(result.value);
    else setError(result.error.message);
  };
  return {
    busy,
    /** Spread on the text field. */
    field: {
      label: 'Name of the client',
      hint: 'A name is enough. The rest can wait.',
      autoComplete: 'off',
      value: name,
      error,
      onChange: (text: string): void => {
        setName(text);
        setError(null);
      },
    },
    onSubmit: (event: FormEvent): void => {
      event.preventDefault();
      void create();
    },
  } as const;
};
