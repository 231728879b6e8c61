import { useId } from 'react';
import { currencyExponents } from '#shared/model/index.ts';
import { TextField } from '../../../components/index.ts';
import type { Bound } from './use-form.ts';

const codes = [...currencyExponents.keys()].sort();

/** A currency by its three letters; the browser offers the known ones while typing. */
export const CurrencyField = ({ fixed, ...bound }: Bound<string> & { readonly fixed?: string | undefined }) => {
  const id = useId();
  return (
    <>
      <TextField
        label="Currency"
        list={id}
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        {...bound}
        {...(fixed === undefined ? {} : { readOnly: true, hint: fixed })}
      />
      <datalist id={id}>
        {codes.map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
    </>
  );
};
