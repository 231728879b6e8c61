import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import type { KeyboardEvent } from 'react';
import { buttonClass, IconButton, Note, Waiting } from '../../components/index.ts';
import { clientPlace } from '../../state/index.ts';
import styles from './pack.module.css';
import { PageCanvas, Thumbnail } from './page-canvas.tsx';
import type { Preview } from './use-preview.ts';

/** The section a page belongs to. */
const sectionOf = (preview: NonNullable<Preview['shown']>['preview'], page: number): string =>
  preview.sections.findLast((section) => section.page <= page)?.title ?? 'Cover';

/** The pack page by page, always on white. */
export const PreviewPane = ({
  clientId,
  preview: { shown, busy, error },
  page,
  onPage,
}: {
  readonly clientId: string;
  readonly preview: Preview;
  /** Counts from 1. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}) => {
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
  if (shown === null) {
    return (
      <section className={styles.preview} aria-label="Preview">
        <Waiting sentence="Drawing the pack…" />
      </section>
    );
  }
  const { pdf, preview } = shown;
  const current = Math.min(page, pdf.numPages);
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onPage(Math.min(pdf.numPages, Math.max(1, current + step)));
  };
  return (
    <section
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
          onClick={() => onPage(current - 1)}
        />
        <span className="num" role="status">
          Page {current} of {pdf.numPages}
        </span>
        <IconButton
          label="Next page"
          icon={ChevronRight}
          disabled={current === pdf.numPages}
          onClick={() => onPage(current + 1)}
        />
      </div>
      <div className={styles.pages}>
        <PageCanvas
          key={`${preview.resource}-${current}`}
          pdf={pdf}
          number={current}
          label={`Page ${current}, ${sectionOf(preview, current)}`}
        />
        <nav className={styles.thumbnails} aria-label="Pages">
          {Array.from({ length: pdf.numPages }, (_, index) => index + 1).map((number) => (
            <Thumbnail
              key={`${preview.resource}-${number}`}
              pdf={pdf}
              number={number}
              current={number === current}
              onChoose={() => onPage(number)}
            />
          ))}
        </nav>
      </div>
    </section>
  );
};
