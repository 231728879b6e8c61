import { useClientReadOnly } from '../../../state/index.ts';
import { RecordsBar } from '../bar.tsx';
import { useOpen } from '../forms/use-open.ts';
import { Contacts } from './contacts.tsx';
import { Details } from './details.tsx';
import styles from './people.module.css';
import { Referrals } from './referrals.tsx';
import { Thanks } from './thanks.tsx';

/** Who the client is, the people there, colleagues to name, and thanks: what letters and packs print. */
export const PeopleView = ({ clientId }: { readonly clientId: string }) => {
  const changes = useClientReadOnly() === null;
  const [form, setForm] = useOpen(`${clientId}/people`);
  return (
    <>
      <RecordsBar clientId={clientId} current="people">
        <p className={styles.lead}>Letters and packs print what stands here.</p>
      </RecordsBar>
      <div className={styles.grid}>
        <section className={styles.column} aria-labelledby="details-heading">
          <h2 className="h3" id="details-heading">
            Details
          </h2>
          <Details
            clientId={clientId}
            changes={changes}
            editing={form === 'details'}
            onEditing={(editing) => setForm(editing ? 'details' : '')}
          />
          <Thanks changes={changes} />
        </section>
        <div className={styles.column}>
          <Contacts clientId={clientId} changes={changes} form={form} onForm={setForm} />
          <Referrals clientId={clientId} changes={changes} form={form} onForm={setForm} />
        </div>
      </div>
    </>
  );
};
