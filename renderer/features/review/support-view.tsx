import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useRef, useState } from 'react';
import { readingModel, supportPage } from '#shared/content/review.ts';
import { firstIssue, supportContact } from '#shared/model/index.ts';
import { openReview } from '#shared/rules/review-flow.ts';
import { Button, FieldError, IconButton, PageBody, PrivateBlock, TextField } from '../../components/index.ts';
import { toast, updateWorkspace, useAppState } from '../../state/index.ts';
import { PageHeading } from './heading.tsx';
import { questionPlace, reviewPlace } from './places.ts';
import styles from './support.module.css';
import type { ReviewData } from './use-review.ts';

const empty = { name: '', telephone: '', note: '' };

/** The person's own contacts: kept once, for all clients. */
const OwnContacts = () => {
  const contacts = useAppState((state) => state.workspace.supportContacts);
  const [typed, setTyped] = useState(empty);
  const [error, setError] = useState<string | null>(null);
  const name = useRef<HTMLInputElement>(null);
  const change = (part: Partial<typeof empty>): void => {
    setTyped({ ...typed, ...part });
    setError(null);
  };
  const add = (): void => {
    const result = supportContact.safeParse(typed);
    if (!result.success) {
      setError(firstIssue(result.error).message);
      name.current?.focus();
      return;
    }
    updateWorkspace((workspace) => ({ ...workspace, supportContacts: [...workspace.supportContacts, result.data] }));
    setTyped(empty);
    name.current?.focus();
  };
  const remove = (index: number): void => {
    const before = contacts;
    updateWorkspace((workspace) => ({
      ...workspace,
      supportContacts: workspace.supportContacts.filter((_, each) => each !== index),
    }));
    toast('Contact removed.', [
      {
        label: 'Undo',
        onPress: () => updateWorkspace((workspace) => ({ ...workspace, supportContacts: [...before] })),
      },
    ]);
    name.current?.focus();
  };
  return (
    <PrivateBlock
      aria-labelledby="own-contacts"
      heading={
        <h3 className="h3" id="own-contacts">
          {supportPage.ownContacts}
        </h3>
      }
    >
      <ul className={styles.contacts}>
        {contacts.map((contact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: contacts have no id, and two may be alike.
          <li key={index}>
            <div>
              <b>{contact.name}</b> {contact.telephone}
              <p className="small muted">{contact.note}</p>
            </div>
            <IconButton size="sm" icon={Trash} label={`Remove ${contact.name}`} onClick={() => remove(index)} />
          </li>
        ))}
      </ul>
      <form
        className={styles.add}
        aria-label="Add a contact"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField size="sm" label="Name" value={typed.name} onChange={(text) => change({ name: text })} ref={name} />
        <TextField
          size="sm"
          label="Telephone"
          value={typed.telephone}
          onChange={(telephone) => change({ telephone })}
        />
        <TextField
          size="sm"
          label="Note"
          className={styles.wide}
          value={typed.note}
          onChange={(note) => change({ note })}
        />
        <Button type="submit" size="sm" icon={Plus}>
          Add contact
        </Button>
      </form>
      <div role="alert">
        <FieldError message={error} />
      </div>
      <p className="meta">{supportPage.noNumbers}</p>
    </PrivateBlock>
  );
};

/** Always reachable. It asks nothing. */
export const SupportView = ({ data }: { readonly data: ReviewData }) => {
  const open = openReview(data.client.reviews);
  return (
    <PageBody>
      <div className={styles.page}>
        <PageHeading>{supportPage.title}</PageHeading>
        <p className={styles.intro}>{supportPage.intro}</p>
        <ul className={styles.points}>
          {supportPage.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <OwnContacts />
        <p className={styles.ways}>
          {open === undefined ? null : (
            <a href={questionPlace(data.client.id, readingModel.override.safety.question)}>
              Go to the question about safety
            </a>
          )}
          <a href={reviewPlace(data.client.id)}>Back to the review</a>
        </p>
      </div>
    </PageBody>
  );
};
