import { longText, type Profile, profile as schema } from '#shared/model/index.ts';
import { updateWorkspace, useAppState } from '../../state/index.ts';
import { LogoPart } from './logo.tsx';
import { SavedField } from './saved-field.tsx';
import styles from './settings.module.css';

const change = (part: Partial<Profile>): void =>
  updateWorkspace((document) => ({ ...document, profile: { ...document.profile, ...part } }));

const changeBank = (part: Partial<Profile['bank']>): void =>
  updateWorkspace((document) => ({
    ...document,
    profile: { ...document.profile, bank: { ...document.profile.bank, ...part } },
  }));

const { shape } = schema;
const bank = shape.bank.shape;

/** Several lines, each as short as an address needs. */
const lines = longText.refine(
  (text) => linesOf(text).every((each) => shape.role.safeParse(each).success),
  'One of the lines is longer than 300 characters. Shorten it.',
);

/** The first eight lines that say something. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .slice(0, 8);

/** The freelancer, as printed in letters and packs. */
export const MyDetails = () => {
  const profile = useAppState((state) => state.workspace.profile);
  return (
    <>
      <p className={styles.lead}>Printed in letters and packs. Nothing of it is sent anywhere.</p>
      <div className={styles.fields}>
        <SavedField
          label="Name"
          value={profile.person}
          schema={shape.person}
          autoComplete="name"
          onSave={(person) => change({ person })}
        />
        <SavedField
          label="Business"
          hint="The same as your name if you have no other: letters then say “I”."
          value={profile.business}
          schema={shape.business}
          onSave={(business) => change({ business })}
        />
        <SavedField label="Role" value={profile.role} schema={shape.role} onSave={(role) => change({ role })} />
        <SavedField
          label="Tax number"
          value={profile.taxId}
          schema={shape.taxId}
          onSave={(taxId) => change({ taxId })}
        />
        <SavedField
          label="Address"
          className={styles.wide}
          rows={3}
          hint="A line for each part, as on an envelope."
          value={profile.address.join('\n')}
          schema={lines}
          onSave={(text) => change({ address: linesOf(text) })}
        />
        <SavedField
          label="Country"
          hint="Two letters, for example PT. It chooses the paper of the pack."
          value={profile.country}
          schema={shape.country}
          onSave={(country) => change({ country })}
        />
        <SavedField label="Email" value={profile.email} schema={shape.email} onSave={(email) => change({ email })} />
        <SavedField
          label="Telephone"
          value={profile.phone}
          schema={shape.phone}
          onSave={(phone) => change({ phone })}
        />
      </div>
      <div className={styles.group}>
        <LogoPart />
      </div>
      <div className={styles.group}>
        <h3 className="h3">How clients pay you</h3>
        <div className={styles.fields}>
          <SavedField
            label="Account holder"
            value={profile.bank.holder}
            schema={bank.holder}
            onSave={(holder) => changeBank({ holder })}
          />
          <SavedField
            label="IBAN"
            value={profile.bank.iban}
            schema={bank.iban}
            onSave={(iban) => changeBank({ iban })}
          />
          <SavedField label="BIC" value={profile.bank.bic} schema={bank.bic} onSave={(bic) => changeBank({ bic })} />
          <SavedField
            label="Other account lines"
            hint="For accounts without an IBAN."
            rows={2}
            value={profile.bank.lines.join('\n')}
            schema={lines}
            onSave={(text) => changeBank({ lines: linesOf(text).slice(0, 6) })}
          />
        </div>
      </div>
    </>
  );
};
