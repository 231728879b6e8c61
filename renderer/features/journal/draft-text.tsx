import { TextArea } from '../../components/index.ts';
import { changeDraft, useDraftText } from '../../state/index.ts';

/** The words of one side, drawn with every key. */
export const DraftText = ({
  draftAt,
  side,
  onTyped,
  ...rest
}: {
  readonly draftAt: string;
  readonly side: 'facts' | 'private';
  readonly label: string;
  readonly placeholder?: string;
  readonly onTyped: () => void;
}) => (
  <TextArea
    {...rest}
    hideLabel
    bare
    voice={side}
    rows={3}
    value={useDraftText(draftAt, side)}
    onChange={(text) => {
      onTyped();
      changeDraft(draftAt, (now) => ({ ...now, [side]: { ...now[side], text } }));
    }}
  />
);
