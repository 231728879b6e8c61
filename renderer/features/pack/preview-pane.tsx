import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { type KeyboardEvent, useRef } from 'react';
import type { PackPreview } from '#shared/contract.ts';
import { buttonClass, IconButton, Note, Waiting } from '../../components/index.ts';
import { clientPlace } from '../../state/index.ts';
import styles from './pack.module.css';
import { PageCanvas, Thumbnail } from './page-canvas.tsx';
import type { Pdf } from './pdf.ts';
import type { Preview } from './use-preview.ts';

/** The section a page belongs to. */
const sectionOf = (preview: PackPreview | undefined, page: number): string =>
  preview?.sections.findLast((section) => section.page <= page)?.title ?? 'Cover';

/** The newest document that has a page, and which of its pages it is; null while there is none. */
const sourceOf = ({ shown, parts }: Preview, page: number): { readonly pdf: Pdf; readonly number: number } | null => {
  const part = parts.findLast(({ from, pdf }) => from <= page && page < from + pdf.numPages);
  if (part !== undefined) return { pdf: part.pdf, number: page - part.from + 1 };
  return shown !== null && page <= shown.pdf.numPages ? { pdf: shown.pdf, number: page } : null;
};

/** Pages there are to look at so far. */
const pagesSoFar = ({ shown, parts }: Preview): number =>
  shown?.pdf.numPages ?? Math.max(0, ...parts.map(({ from, pdf }) => from + pdf.numPages - 1));

/** The pack page by page, always on white. */
export const PreviewPane = ({
  clientId,
  preview,
  page,
  onPage,
}: {
  readonly clientId: string;
  readonly preview: Preview;
  /** Counts from 1. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}) => {
  const pane = useRef<HTMLElement>(null);
  const { shown, busy, error } = preview;
  if (error !== null) {
    return (
      <section className={styles.preview} aria-label="Preview">
        <Note
          tone="attention"
          actions={
            error.field === 'lastDay' ? (
              <a className={buttonClass('plain', 'sm')} href={clientPlace(clientId, 'exit', 'timing')}>
                Choose the last day
              </a>
            ) : undefined
          }
        >
          {error.message}
        </Note>
      </section>
    );
  }
  const pages = pagesSoFar(preview);
  const current = Math.min(page, pages);
  const source = sourceOf(preview, current);
  if (source === null) {
    return (
      <section className={styles.preview} aria-label="Preview">
        <Waiting sentence="Drawing the pack…" />
      </section>
    );
  }
  const turn = (to: number): void => {
    // Another page begins at its top; the same page drawn anew stays where it is.
    pane.current?.scrollTo({ top: 0 });
    onPage(Math.min(pages, Math.max(1, to)));
  };
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    turn(current + step);
  };
  return (
    <section
      ref={pane}
      className={styles.preview}
      aria-label="Preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
      tabIndex={0}
      aria-busy={busy || undefined}
      onKeyDown={keys}
    >
      <div className={styles.pageBar}>
        <IconButton
          label="Previous page"
          icon={ChevronLeft}
          disabled={current === 1}
          onClick={() => turn(current - 1)}
        />
        <span className="num" role="status">
          {shown === null ? `Page ${current}, more to come` : `Page ${current} of ${pages}`}
        </span>
        <IconButton
          label="Next page"
          icon={ChevronRight}
          disabled={current === pages}
          onClick={() => turn(current + 1)}
        />
      </div>
      <div className={styles.pages}>
        <PageCanvas {...source} label={`Page ${current}, ${sectionOf(shown?.preview, current)}`} />
        <nav className={styles.thumbnails} aria-label="Pages">
          {Array.from({ length: pages }, (_, index) => index + 1).map((number) => {
            const small = sourceOf(preview, number);
            return small === null ? null : (
              <Thumbnail
                key={number}
                {...small}
                label={`Page ${number}`}
                current={number === current}
                onChoose={() => turn(number)}
              />
            );
          })}
        </nav>
      </div>
    </section>
  );
};
