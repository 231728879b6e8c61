import Download from 'lucide-react/icons/download';
import Tag from 'lucide-react/icons/tag';
import Trash from 'lucide-react/icons/trash-2';
import X from 'lucide-react/icons/x';
import { type FormEvent, useState } from 'react';
import { timelineTable } from '#shared/rules/export/timeline.ts';
import { countOf, figureOf } from '#shared/rules/words.ts';
import { Button, Dialog, focusOnMount, TextField } from '../../components/index.ts';
import { fileName, removeEntries, reviseEntries, saveText, toast, useClient } from '../../state/index.ts';
import { tagsFrom } from './draft.ts';
import styles from './selection-bar.module.css';
import type { Selection } from './use-selection.ts';

const maxTags = 100;

const TagForm = ({
  clientId,
  selection,
  onClose,
}: {
  readonly clientId: string;
  readonly selection: Selection;
  readonly onClose: () => void;
}) => {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const tags = tagsFrom(text);
    if (tags.length === 0) return setError('Write a tag, for example late-payment.');
    if (selection.entries.some(({ facts }) => new Set([...facts.tags, ...tags]).size > maxTags)) {
      return setError(`An entry holds at most ${maxTags} tags. One of these would have more.`);
    }
    setBusy(true);
    const result = await reviseEntries(
      clientId,
      selection.entries,
      (facts) => {
        const next = [...new Set([...facts.tags, ...tags])];
        return next.length === facts.tags.length ? facts : { ...facts, tags: next };
      },
      `${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')} added to ${figureOf(selection.entries.length, 'entry', 'entries')}`,
    );
    setBusy(false);
    if (!result.ok) return setError(result.error.message);
    onClose();
  };
  return (
    <form className="stack stack-4" onSubmit={(event) => void add(event)}>
      <TextField
        ref={focusOnMount}
        label="Tags"
        hint="Separate several with commas."
        value={text}
        error={error}
        autoComplete="off"
        onChange={(next) => {
          setText(next);
          setError(null);
        }}
      />
      <div className="row">
        <span className="grow" />
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" busy={busy ? 'Adding…' : null}>
          Add
        </Button>
      </div>
    </form>
  );
};

/** What can be done with the chosen entries, as one step each. Stays in the page, so that it speaks when it fills. */
export const SelectionBar = ({ clientId, selection }: { readonly clientId: string; readonly selection: Selection }) => {
  const name = useClient((client) => client.name);
  const [tagging, setTagging] = useState(false);
  const { entries, clear } = selection;
  const count = entries.length;

  const save = (): void => {
    saveText(fileName(`${name}, selected entries`, 'csv'), timelineTable(name, entries), 'text/csv');
    toast(`The facts of ${countOf(count, 'entry', 'entries')} saved. The private side stays here.`);
  };
  const remove = async (): Promise<void> => {
    const result = await removeEntries(clientId, entries);
    if (result.ok) clear();
  };

  return (
    <>
      <span role="status" className={styles.spoken}>
        {count === 0 ? '' : `${count} selected`}
      </span>
      {count === 0 ? null : (
        <section className={styles.bar} aria-label="Selected entries">
          <b className="num">{count} selected</b>
          {count < selection.shown ? (
            <Button size="sm" variant="quiet" onClick={selection.all}>
              Select all {selection.shown}
            </Button>
          ) : null}
          <div className={styles.acts}>
            <Button size="sm" icon={Tag} onClick={() => setTagging(true)}>
              Add a tag
            </Button>
            <Button size="sm" icon={Download} title="Facts only, as a table (CSV)" onClick={save}>
              Save facts
            </Button>
            <Button size="sm" icon={Trash} onClick={() => void remove()}>
              Move to the trash
            </Button>
            <Button size="sm" variant="quiet" icon={X} onClick={clear}>
              Clear
            </Button>
          </div>
        </section>
      )}
      <Dialog
        open={tagging && count > 0}
        onClose={() => setTagging(false)}
        title={`Tag ${figureOf(count, 'entry', 'entries')}`}
      >
        <TagForm clientId={clientId} selection={selection} onClose={() => setTagging(false)} />
      </Dialog>
    </>
  );
};
