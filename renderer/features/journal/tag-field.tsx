import { useId, useState } from 'react';
import { knownTags } from '#shared/content/journal.ts';
import { TextField } from '../../components/index.ts';
import { tagsFrom } from './draft.ts';

/** Tags separated by commas, with the app's own tags offered. */
export const TagField = ({
  tags,
  used,
  onChange,
}: {
  readonly tags: readonly string[];
  /** Tags of this journal, offered too. */
  readonly used: readonly string[];
  readonly onChange: (tags: string[]) => void;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const list = useId();
  const offered = [...new Set([...knownTags.map(({ id }) => id), ...used])].filter((tag) => !tags.includes(tag));
  const before = tags.length === 0 ? '' : `${tags.join(', ')}, `;
  return (
    <>
      <TextField
        label="Tags"
        size="sm"
        placeholder="scope, direct-talk"
        autoComplete="off"
        list={list}
        value={typed ?? tags.join(', ')}
        onChange={(text) => {
          setTyped(text);
          onChange(tagsFrom(text));
        }}
        onBlur={() => setTyped(null)}
      />
      <datalist id={list}>
        {offered.map((tag) => (
          <option key={tag} value={`${before}${tag}`} />
        ))}
      </datalist>
    </>
  );
};
