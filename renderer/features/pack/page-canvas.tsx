import { useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from '../../components/index.ts';
import styles from './pack.module.css';
import { drawPage, type Pdf, wordsOf } from './pdf.ts';

/** One page on white paper, with its words for those who listen. */
export const PageCanvas = ({
  pdf,
  number,
  label,
}: {
  readonly pdf: Pdf;
  readonly number: number;
  readonly label: string;
}) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState('');
  const [drawn, setDrawn] = useState(0);

  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    let stop: () => void = () => {};
    let width = 0;
    const draw = (): void => {
      const next = target.clientWidth;
      if (next === 0 || next === width) return;
      width = next;
      stop();
      stop = drawPage(pdf, number, target, next, () => setDrawn(number));
    };
    const observer = new ResizeObserver(draw);
    observer.observe(target);
    let left = false;
    void wordsOf(pdf, number).then((text) => {
      if (!left) setWords(text);
    });
    return () => {
      left = true;
      observer.disconnect();
      stop();
    };
  }, [pdf, number]);

  return (
    <article className={styles.sheet} aria-label={label} data-drawn={drawn}>
      <canvas ref={canvas} />
      <VisuallyHidden>{words}</VisuallyHidden>
    </article>
  );
};

/** A page the size of a thumbnail; drawn when it comes near the window. */
export const Thumbnail = ({
  pdf,
  number,
  label,
  current,
  onChoose,
}: {
  readonly pdf: Pdf;
  /** Its page in the document, from 1. */
  readonly number: number;
  readonly label: string;
  readonly current: boolean;
  readonly onChoose: () => void;
}) => {
  const button = useRef<HTMLButtonElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const [frame, target] = [button.current, canvas.current];
    if (frame === null || target === null) return;
    let stop: () => void = () => {};
    const observer = new IntersectionObserver(([seen]) => {
      if (!seen?.isIntersecting) return;
      observer.disconnect();
      stop = drawPage(pdf, number, target, target.clientWidth, () => {});
    });
    observer.observe(frame);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [pdf, number]);

  return (
    <button
      ref={button}
      type="button"
      className={styles.thumbnail}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={onChoose}
    >
      <canvas ref={canvas} />
    </button>
  );
};
