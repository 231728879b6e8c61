import Paperclip from 'lucide-react/icons/paperclip';
import { type Ref, useRef } from 'react';
import { Button } from '../button/button.tsx';

/** Asks for files. `label` says what they are for: "Files to attach". */
export const AttachButton = ({
  label,
  onFiles,
  ref,
}: {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  /** The button, for the focus after something was taken away. */
  readonly ref: Ref<HTMLButtonElement>;
}) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button ref={ref} size="sm" variant="quiet" icon={Paperclip} onClick={() => input.current?.click()}>
        Attach files
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
};
