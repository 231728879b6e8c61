import type { RefObject } from 'react';
import type { PackChoices } from '#shared/model/index.ts';
import type { PackData } from '#shared/pack/index.ts';
import { Checkbox, DateField, Select, TextField } from '../../components/index.ts';
import { useClient } from '../../state/index.ts';
import { changeChoices, usePackChoices } from './choices.ts';
import { InterestOptions } from './interest.tsx';
import styles from './pack.module.css';

const papers = (auto: string): readonly { readonly value: PackChoices['paper']; readonly label: string }[] => [
  { value: 'auto', label: `By country (${auto})` },
  { value: 'a4', label: 'A4' },
  { value: 'letter', label: 'US Letter' },
];

/** Which agreement the pack speaks of: asked only when there are two or more. */
const AgreementOption = ({ data }: { readonly data: PackData }) => {
  const agreements = useClient((client) => client.agreements);
  const { agreements: which } = usePackChoices();
  if (agreements.length < 2) return null;
  return (
    <Select
      label="Agreement"
      size="sm"
      hint="The account stays one, whichever you choose."
      value={which === 'all' ? 'all' : (data.agreements[0]?.id ?? 'all')}
      options={[
        ...agreements.map(({ id, title }) => ({ value: id, label: title })),
        { value: 'all', label: 'All agreements' },
      ]}
      onChange={(next) =>
        changeChoices((choices) =>
          next === 'all' ? { ...choices, agreements: 'all' } : { ...choices, agreements: 'one', agreementId: next },
        )
      }
    />
  );
};

/** One day more on the line of days; printed once it has both its day and its words. */
const LineEvent = ({ data }: { readonly data: PackData }) => {
  const { lineEvent } = usePackChoices();
  const set = (on: string, label: string): void =>
    changeChoices((choices) => ({ ...choices, lineEvent: on === '' ? null : { on, label } }));
  return (
    <div className={styles.pair}>
      <DateField
        label="One more day on the timeline"
        size="sm"
        value={lineEvent?.on ?? ''}
        onChange={(on) => set(on, lineEvent?.label ?? 'Last invoice')}
      />
      <TextField
        label="What happens then"
        size="sm"
        maxLength={40}
        disabled={lineEvent === null}
        value={lineEvent?.label ?? ''}
        onChange={(label) => {
          if (lineEvent !== null && label.trim() !== '') set(lineEvent.on, label);
        }}
        hint={data.ending === null ? 'There is no timeline before a last day is set.' : undefined}
      />
    </div>
  );
};

/** Letters that were sent are exhibits unless the user says otherwise. */
const LettersOption = () => {
  const { letters = true } = usePackChoices();
  return (
    <Checkbox checked={letters} onChange={(on) => changeChoices((choices) => ({ ...choices, letters: on }))}>
      Letters you sent, as exhibits of the pack for my records
    </Checkbox>
  );
};

/** Paper, agreement, timeline and interest: rarely changed, so they open on a press. */
export const Options = ({
  data,
  disabled,
  ref,
}: {
  readonly data: PackData;
  readonly disabled: boolean;
  readonly ref?: RefObject<HTMLDetailsElement | null>;
}) => {
  const { paper } = usePackChoices();
  const auto = paper === 'auto' ? (data.paper === 'a4' ? 'A4' : 'US Letter') : 'A4 or US Letter';
  return (
    <details className={styles.options} ref={ref}>
      <summary>Paper, agreement and interest</summary>
      <fieldset disabled={disabled}>
        <legend className={styles.hiddenLegend}>Options of this pack</legend>
        <Select
          label="Paper"
          size="sm"
          value={paper}
          options={papers(auto)}
          onChange={(next) => changeChoices((choices) => ({ ...choices, paper: next }))}
        />
        <AgreementOption data={data} />
        <LineEvent data={data} />
        <LettersOption />
        <InterestOptions data={data} />
      </fieldset>
    </details>
  );
};
