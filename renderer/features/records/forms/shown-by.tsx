import { useMemo } from 'react';
import { papersOf } from '#shared/rules/papers.ts';
import { Select } from '../../../components/index.ts';
import { useAppState, useClient, useEntries } from '../../../state/index.ts';

/** The paper that shows something: an attached file, or a letter that was sent. Not asked where there is none. */
export const ShownBy = ({
  label = 'Shown by',
  hideLabel = false,
  value,
  className,
  onChange,
}: {
  readonly label?: string;
  readonly hideLabel?: boolean;
  /** Empty: no paper. */
  readonly value: string;
  readonly className?: string | undefined;
  readonly onChange: (paper: string) => void;
}) => {
  const client = useClient((document) => document);
  const entries = useEntries();
  const locale = useAppState((state) => state.workspace.settings.locale);
  const papers = useMemo(() => papersOf(client, entries, locale), [client, entries, locale]);
  if (papers.length === 0 && value === '') return null;
  const gone = value !== '' && papers.every(({ id }) => id !== value);
  return (
    <Select
      label={label}
      size="sm"
      hideLabel={hideLabel}
      className={className}
      value={value}
      options={[
        { value: '', label: 'No paper' },
        ...papers.map(({ id, label: name }) => ({ value: id, label: name })),
        ...(gone ? [{ value, label: 'A paper that is not here any more' }] : []),
      ]}
      onChange={onChange}
    />
  );
};
