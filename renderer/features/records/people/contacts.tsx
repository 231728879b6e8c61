import Ellipsis from 'lucide-react/icons/ellipsis';
import type { Contact } from '#shared/model/index.ts';
import { type ContactForm as Draft, newContactForm, readContact } from '#shared/rules/people-form.ts';
import { Chip, focusOnMount, Menu, Select, TextArea, TextField } from '../../../components/index.ts';
import { newId, updateClient, useClient } from '../../../state/index.ts';
import { double, RecordForm, wide } from '../forms/record-form.tsx';
import { useForm } from '../forms/use-form.ts';
import { withContact, withoutContact } from './changes.ts';
import styles from './people.module.css';
import { PeopleList, removeNamed, undone } from './people-list.tsx';
import { kindOptions, kindWords } from './words.ts';

const drafts = new Map<string, Draft>();

const ContactForm = ({
  clientId,
  contact,
  onSaved,
  onClose,
}: {
  readonly clientId: string;
  readonly contact: Contact | null;
  readonly onSaved: (contact: Contact) => void;
  readonly onClose: () => void;
}) => {
  const { id = '', ...rest } = contact ?? {};
  const form = useForm<Draft, Contact>({
    kept: drafts,
    id: `${clientId}/${id}`,
    initial: { ...newContactForm, ...rest },
    read: (draft) => readContact(draft, id === '' ? newId('con') : id),
    onSave: onSaved,
    onClose,
  });
  const { bind } = form;
  return (
    <RecordForm
      inline
      label={contact === null ? 'New person' : `Edit ${contact.name}`}
      save="Save person"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <TextField label="Name" size="sm" className={double} autoComplete="off" ref={focusOnMount} {...bind('name')} />
      <Select label="Who it is" size="sm" options={kindOptions} {...bind('kind')} />
      <TextField label="Role" size="sm" {...bind('role')} />
      <TextField label="Email" size="sm" autoComplete="off" inputMode="email" {...bind('email')} />
      <TextField label="Phone" size="sm" autoComplete="off" inputMode="tel" {...bind('phone')} />
      <TextArea
        label="Note"
        rows={2}
        className={wide}
        hint="For you. It is not printed for the client."
        {...bind('note')}
      />
    </RecordForm>
  );
};

/** "Accountant", not "Accountant, Accountant". */
const whoIs = ({ kind, role }: Contact): string => {
  const word = kindWords[kind];
  return role.toLowerCase().startsWith(word.toLowerCase())
    ? role
    : [word, role].filter((part) => part !== '').join(', ');
};

const ContactRow = ({
  contact,
  main,
  changes,
  onEdit,
}: {
  readonly contact: Contact;
  readonly main: boolean;
  readonly changes: boolean;
  readonly onEdit: () => void;
}) => {
  const act = (action: 'edit' | 'main' | 'remove'): void => {
    if (action === 'edit') onEdit();
    else if (action === 'main') {
      updateClient((client) => ({ ...client, mainContactId: contact.id }));
      undone(`Letters and packs speak to ${contact.name}.`);
    } else removeNamed('contact', contact.name, withoutContact(contact.id));
  };
  const reach = [contact.email, contact.phone].filter((part) => part !== '').join(', ');
  return (
    <div className={styles.person} id={`contact-${contact.id}`} tabIndex={-1}>
      <div className="grow">
        <p className={styles.personName}>
          {contact.name}
          {main ? <Chip tone="on">Main contact</Chip> : null}
        </p>
        <p className="small muted">{whoIs(contact)}</p>
        {reach === '' ? null : <p className="small">{reach}</p>}
        {contact.note === '' ? null : <p className="meta">{contact.note}</p>}
      </div>
      {changes ? (
        <Menu
          label={`What to do with ${contact.name}`}
          icon={Ellipsis}
          options={[
            { id: 'edit', label: 'Edit' },
            ...(main
              ? []
              : [
                  {
                    id: 'main',
                    label: 'Make main contact',
                    description: 'Letters and packs speak to this person.',
                  } as const,
                ]),
            { id: 'remove', label: 'Remove' },
          ]}
          onAction={act}
        />
      ) : null}
    </div>
  );
};

/** The people of a client; letters and packs speak to the main contact. */
export const Contacts = ({
  clientId,
  changes,
  form,
  onForm,
}: {
  readonly clientId: string;
  readonly changes: boolean;
  /** "contact:new", "contact:<id>" or something else. */
  readonly form: string;
  readonly onForm: (form: string) => void;
}) => {
  const contacts = useClient((client) => client.contacts);
  const mainId = useClient((client) => client.mainContactId);
  const sorted = [...contacts].sort((a, b) => (a.id === mainId ? -1 : b.id === mainId ? 1 : 0));
  return (
    <PeopleList
      kind="contact"
      title="People"
      adds="Add person"
      heading="people-heading"
      changes={changes}
      items={sorted}
      form={form}
      onForm={onForm}
      onSave={withContact}
      remark={
        contacts.length === 0 ? (
          <p className="small muted">
            Nobody yet. The first person with the client becomes the main contact of letters and packs.
          </p>
        ) : mainId === '' ? (
          <p className={styles.unset}>No main contact is chosen. Choose one in the menu beside a name.</p>
        ) : null
      }
      row={(contact, edit) => (
        <ContactRow contact={contact} main={contact.id === mainId} changes={changes} onEdit={edit} />
      )}
      editor={(contact, saved, close) => (
        <ContactForm clientId={clientId} contact={contact} onSaved={saved} onClose={close} />
      )}
    />
  );
};
