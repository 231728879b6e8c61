import Ellipsis from 'lucide-react/icons/ellipsis';
import type { Referral } from '#shared/model/index.ts';
import { type ReferralForm as Draft, newReferralForm, readReferral } from '#shared/rules/people-form.ts';
import { Chip, focusOnMount, Menu, Select, TextField } from '../../../components/index.ts';
import { newId, useClient } from '../../../state/index.ts';
import { RecordForm, wide } from '../forms/record-form.tsx';
import { useForm } from '../forms/use-form.ts';
import { withoutReferral, withReferral } from './changes.ts';
import styles from './people.module.css';
import { PeopleList, removeNamed } from './people-list.tsx';
import { consentOptions, consentWords, mayBeNamed } from './words.ts';

const drafts = new Map<string, Draft>();

const ReferralForm = ({
  clientId,
  referral,
  onSaved,
  onClose,
}: {
  readonly clientId: string;
  readonly referral: Referral | null;
  readonly onSaved: (referral: Referral) => void;
  readonly onClose: () => void;
}) => {
  const { id = '', ...rest } = referral ?? {};
  const form = useForm<Draft, Referral>({
    kept: drafts,
    id: `${clientId}/${id}`,
    initial: { ...newReferralForm, ...rest },
    read: (draft) => readReferral(draft, id === '' ? newId('ref') : id),
    onSave: onSaved,
    onClose,
  });
  const { bind } = form;
  return (
    <RecordForm
      inline
      label={referral === null ? 'New referral' : `Edit ${referral.name}`}
      save="Save referral"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <TextField label="Name" size="sm" autoComplete="off" ref={focusOnMount} {...bind('name')} />
      <TextField label="Studio" size="sm" {...bind('studio')} />
      <TextField label="Good for" size="sm" className={wide} {...bind('goodFor')} />
      <TextField label="Contact" size="sm" autoComplete="off" {...bind('contact')} />
      <Select
        label="Consent"
        size="sm"
        options={consentOptions}
        hint="Printed only when the colleague agreed."
        {...bind('consent')}
      />
    </RecordForm>
  );
};

const ReferralRow = ({
  referral,
  changes,
  onEdit,
}: {
  readonly referral: Referral;
  readonly changes: boolean;
  readonly onEdit: () => void;
}) => (
  <div className={styles.person} id={`referral-${referral.id}`} tabIndex={-1}>
    <div className="grow">
      <p className={styles.personName}>
        {referral.name}
        <Chip tone={mayBeNamed(referral) ? 'on' : 'plain'}>{consentWords[referral.consent]}</Chip>
      </p>
      <p className="small muted">{[referral.studio, referral.goodFor].filter((part) => part !== '').join(', ')}</p>
      {referral.contact === '' ? null : <p className="small">{referral.contact}</p>}
    </div>
    {changes ? (
      <Menu
        label={`What to do with ${referral.name}`}
        icon={Ellipsis}
        options={[
          { id: 'edit', label: 'Edit' },
          { id: 'remove', label: 'Remove' },
        ]}
        onAction={(action) => {
          if (action === 'edit') return onEdit();
          removeNamed('referral', referral.name, withoutReferral(referral.id));
        }}
      />
    ) : null}
  </div>
);

/** Colleagues the client could go to. */
export const Referrals = ({
  clientId,
  changes,
  form,
  onForm,
}: {
  readonly clientId: string;
  readonly changes: boolean;
  /** "referral:new", "referral:<id>" or something else. */
  readonly form: string;
  readonly onForm: (form: string) => void;
}) => {
  const referrals = useClient((client) => client.referrals);
  return (
    <PeopleList
      kind="referral"
      title="Referrals"
      adds="Add referral"
      heading="referrals-heading"
      changes={changes}
      items={referrals}
      form={form}
      onForm={onForm}
      onSave={withReferral}
      remark={
        referrals.length === 0 ? (
          <p className="small muted">Nobody yet. A name the client can turn to makes an ending easier for both.</p>
        ) : null
      }
      row={(referral, edit) => <ReferralRow referral={referral} changes={changes} onEdit={edit} />}
      editor={(referral, saved, close) => (
        <ReferralForm clientId={clientId} referral={referral} onSaved={saved} onClose={close} />
      )}
    />
  );
};
