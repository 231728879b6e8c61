import Trash2 from 'lucide-react/icons/trash-2';
import { type FormEvent, useState } from 'react';
import { type Contact, firstIssue, line } from '#shared/model/index.ts';
import { newContactForm, readContact } from '#shared/rules/people-form.ts';
import {
  notOnTheList,
  type PersonRow,
  personRows,
  withoutPerson,
  withPersonChanged,
  withPersonTold,
  withPersonToTell,
} from '#shared/rules/people-told.ts';
import {
  Button,
  Checkbox,
  cx,
  DateField,
  FieldError,
  IconButton,
  Select,
  TextField,
} from '../../../components/index.ts';
import { announce, newId, toast, undoClient, updateClient } from '../../../state/index.ts';
import type { ExitData } from '../use-exit.ts';
import styles from './wrap-up.module.css';

const somebodyElse = '';

const Person = ({
  person,
  today,
  readOnly,
}: {
  readonly person: PersonRow;
  readonly today: string;
  readonly readOnly: boolean;
}) => {
  const { contactId, name, role, when, how = '', done } = person;
  const [error, setError] = useState<string | null>(null);
  return (
    <li className={styles.person}>
      <div className={styles.line}>
        <Checkbox
          className={cx(styles.tick, done && styles.doneText)}
          checked={done}
          disabled={readOnly}
          onChange={(told) => {
            updateClient((client) => withPersonTold(client, today, contactId, told));
            announce(told ? `${name} is told.` : `${name} is to be told.`);
          }}
        >
          {name}
          {role === '' ? null : <span className={styles.role}>, {role}</span>}
        </Checkbox>
        {readOnly ? null : (
          <IconButton
            label={`Take ${name} off the list`}
            title="Take off the list"
            icon={Trash2}
            size="sm"
            onClick={() => {
              updateClient((client) => withoutPerson(client, today, contactId));
              toast(`${name} is off the list.`, [{ label: 'Undo', onPress: undoClient }]);
            }}
          />
        )}
      </div>
      <div className={styles.personFields}>
        <DateField
          size="sm"
          label={done ? `${name} was told on` : `${name} will be told on`}
          hideLabel
          disabled={readOnly}
          error={error}
          value={when ?? ''}
          onChange={(day) => {
            if (done && day > today) {
              setError('This day is still to come. Clear the tick, or choose the day it was said.');
              return;
            }
            setError(null);
            updateClient((client) => withPersonChanged(client, today, contactId, { when: day === '' ? null : day }));
          }}
        />
        <TextField
          size="sm"
          label={`How ${name} is told`}
          hideLabel
          placeholder="In a meeting, by email"
          maxLength={300}
          disabled={readOnly}
          value={how}
          onChange={(words) => {
            if (!line.safeParse(words).success) return;
            updateClient((client) => withPersonChanged(client, today, contactId, { how: words }));
          }}
        />
      </div>
    </li>
  );
};

const AddPerson = ({ data: { client, plan, today } }: { readonly data: ExitData }) => {
  const free = notOnTheList(client, plan);
  const empty = { contactId: somebodyElse, name: '', role: '', when: '', how: '' };
  const [draft, setDraft] = useState(empty);
  const [error, setError] = useState<string | null>(null);
  const set = (change: Partial<typeof empty>): void => {
    setDraft({ ...draft, ...change });
    setError(null);
  };
  // Who was chosen may have been put on the list, or removed, in the meantime.
  const contactId = free.some(({ id }) => id === draft.contactId) ? draft.contactId : somebodyElse;
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const how = line.safeParse(draft.how);
    if (!how.success) {
      setError(firstIssue(how.error).message);
      return;
    }
    let contact: Contact | undefined;
    if (contactId === somebodyElse) {
      const read = readContact(
        { ...newContactForm, kind: 'other', name: draft.name.trim(), role: draft.role.trim() },
        newId('con'),
      );
      if (!read.ok) {
        setError(
          draft.name.trim() === '' ? 'Choose a person, or write a name.' : (Object.values(read.errors)[0] ?? ''),
        );
        return;
      }
      contact = read.value;
    }
    const person = { contactId: contact?.id ?? contactId, when: draft.when, how: draft.how };
    updateClient((document) =>
      withPersonToTell(document, today, contact === undefined ? person : { ...person, contact }),
    );
    setDraft(empty);
    setError(null);
  };
  return (
    <form onSubmit={add} className={styles.addPerson} noValidate aria-label="Put a person on the list">
      <Select
        size="sm"
        label="Who"
        value={contactId}
        options={[
          { value: somebodyElse, label: 'Somebody else' },
          ...free.map(({ id, name, role }) => ({ value: id, label: role === '' ? name : `${name}, ${role}` })),
        ]}
        onChange={(id) => set({ contactId: id })}
      />
      {contactId === somebodyElse ? (
        <>
          <TextField size="sm" label="Name" value={draft.name} onChange={(name) => set({ name })} />
          <TextField
            size="sm"
            label="Who they are"
            placeholder="Print shop"
            value={draft.role}
            onChange={(role) => set({ role })}
          />
        </>
      ) : null}
      <DateField size="sm" label="Told or planned on" value={draft.when} onChange={(when) => set({ when })} />
      <TextField
        size="sm"
        label="How"
        placeholder="In a meeting, by email"
        value={draft.how}
        onChange={(how) => set({ how })}
      />
      <Button size="sm" type="submit">
        Add person
      </Button>
      <div role="alert" className={styles.addError}>
        <FieldError message={error} />
      </div>
    </form>
  );
};

/** Who is told about the ending, when and how. The pack for the user's own records lists it. */
export const People = ({ data, readOnly }: { readonly data: ExitData; readonly readOnly: boolean }) => {
  const rows = personRows(data.client, data.plan);
  return (
    <section aria-labelledby="people-to-tell" className={styles.group}>
      <header>
        <h3 className="h3" id="people-to-tell">
          Who is told, and when
        </h3>
        <span className="small muted">Printed in the pack for my records only</span>
      </header>
      {rows.length === 0 ? (
        <p className="small muted">
          Nobody yet. Partners, suppliers, your accountant: whoever should not hear it by chance.
        </p>
      ) : (
        <ul>
          {rows.map((person) => (
            <Person key={person.contactId} person={person} today={data.today} readOnly={readOnly} />
          ))}
        </ul>
      )}
      {readOnly ? null : <AddPerson data={data} />}
    </section>
  );
};
