import { type ClipboardEvent, type DragEvent, type RefObject, useState } from 'react';
import { Button, Dialog, focusOnMount } from '../../components/index.ts';
import { attachFiles } from '../../state/index.ts';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/**
 * Files dropped or pasted anywhere on the composer. Files go with what happened: on the private side it asks first.
 * Give `handlers` to the form and show `question`.
 */
export const useAttaching = (draft: string, mine: RefObject<HTMLElement | null>) => {
  const [over, setOver] = useState(false);
  const [asked, setAsked] = useState<{ readonly files: readonly File[]; readonly pasted: boolean } | null>(null);

  const take = (target: EventTarget, files: readonly File[], pasted: boolean): void => {
    if (files.length === 0) return;
    if (target instanceof Node && mine.current?.contains(target)) setAsked({ files, pasted });
    else attachFiles(draft, files, pasted);
  };

  const it = asked !== null && asked.files.length > 1 ? 'them' : 'it';
  const leave = (): void => setAsked(null);
  const add = (): void => {
    if (asked !== null) attachFiles(draft, asked.files, asked.pasted);
    setAsked(null);
  };
  return {
    /** True while files are held over the form. */
    over,
    handlers: {
      onDragOver: (event: DragEvent): void => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: (event: DragEvent): void => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      },
      onDrop: (event: DragEvent): void => {
        setOver(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        take(event.target, [...event.dataTransfer.files], false);
      },
      onPaste: (event: ClipboardEvent): void => {
        // Text copied from an office program brings a picture of itself along: then the text is meant.
        if (event.clipboardData.files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
        event.preventDefault();
        take(event.target, [...event.clipboardData.files], true);
      },
    },
    question: (
      <Dialog
        alert
        open={asked !== null}
        title={`Files go with what happened. Add ${it} there?`}
        onClose={leave}
        onConfirm={add}
        actions={
          <>
            <Button variant="quiet" ref={focusOnMount} onClick={leave}>
              Leave {it} out
            </Button>
            <Button variant="primary" onClick={add}>
              Add {it} there
            </Button>
          </>
        }
      >
        <p>The private side holds your words and marks only. A file beside them can be used in a pack.</p>
      </Dialog>
    ),
  };
};
