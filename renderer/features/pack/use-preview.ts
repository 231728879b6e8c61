import { useEffect, useRef, useState } from 'react';
import type { AppError, Edition, PackPreview } from '#shared/contract.ts';
import { previewPack, useClient, useEntries } from '../../state/index.ts';
import { closePdf, type Pdf, readPdf } from './pdf.ts';

/** Pages that came before the others. */
export type Part = { readonly from: number; readonly pdf: Pdf };

export type Preview = {
  /** The newest pack that could be drawn; stays visible while the next one is drawn. */
  readonly shown: { readonly edition: Edition; readonly preview: PackPreview; readonly pdf: Pdf } | null;
  /** First pages of the pack that is being drawn. */
  readonly parts: readonly Part[];
  readonly busy: boolean;
  /** Why the pack cannot be made as things stand, or null. */
  readonly error: AppError | null;
};

const unreadable: AppError = {
  code: 'internal',
  message: 'The preview could not be shown. Your records are safe. Leave this page and come back to try again.',
};

// Milliseconds. A change after a pause is drawn at once; those that follow it closer wait for the next pause.
const pause = 150;

const none: readonly Part[] = [];

/** The documents that are open: let go of when another takes their place, or at the end. */
const openPdfs = () => {
  const open = new Set<Pdf>();
  /** Lets go of every document but these. */
  const only = (...kept: readonly Pdf[]): void => {
    for (const pdf of open) {
      if (kept.includes(pdf)) continue;
      open.delete(pdf);
      closePdf(pdf);
    }
  };
  return { keep: (pdf: Pdf): void => void open.add(pdf), only };
};

/** Counts up whenever one of the values is another one than before. */
const useStamp = (values: readonly unknown[]): number => {
  const last = useRef({ values, stamp: 0 });
  const before = last.current;
  const same = before.values.length === values.length && before.values.every((value, at) => value === values[at]);
  if (!same) last.current = { values, stamp: before.stamp + 1 };
  return last.current.stamp;
};

/** The real document, drawn anew a moment after anything it is made of has changed; its first pages come ahead. */
export const usePreview = (clientId: string, edition: Edition, asOf: string): Preview => {
  const document = useClient((client) => client);
  const entries = useEntries();
  const [state, setState] = useState<Preview>({ shown: null, parts: none, busy: true, error: null });
  const [pdfs] = useState(openPdfs);
  const changed = useRef(Number.NEGATIVE_INFINITY);
  const { packs: _made, ...content } = document;
  const stamp = useStamp([...Object.values(content), entries]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `stamp` stands for every part of the client the pack is made of.
  useEffect(() => {
    let left = false;
    let leave: () => void = () => {};
    let parts = none;
    setState((now) => ({ ...now, busy: true }));

    const read = async (resource: string): Promise<Pdf | null> => {
      const pdf = await readPdf(resource).catch(() => null);
      if (pdf !== null && left) closePdf(pdf);
      else if (pdf !== null) pdfs.keep(pdf);
      return left ? null : pdf;
    };
    const draw = async (): Promise<void> => {
      let drawn = false;
      const asked = previewPack({ clientId, edition, asOf }, ({ from, resource }) => {
        if (left) return;
        void read(resource).then((pdf) => {
          if (pdf === null || drawn) return;
          parts = [...parts, { from, pdf }];
          // Pages of the other edition do not stand beside those of this one.
          setState(({ shown, busy }) => ({
            shown: shown?.edition === edition ? shown : null,
            parts,
            busy,
            error: null,
          }));
        });
      });
      leave = asked.leave;
      const result = await asked.answer;
      if (left) return;
      if (!result.ok) {
        pdfs.only();
        setState({ shown: null, parts: none, busy: false, error: result.error });
        return;
      }
      const pdf = await read(result.value.resource);
      if (left) return;
      drawn = true;
      if (pdf === null) setState({ shown: null, parts: none, busy: false, error: unreadable });
      else {
        setState({ shown: { edition, preview: result.value, pdf }, parts: none, busy: false, error: null });
        pdfs.only(pdf);
      }
    };
    const now = performance.now();
    const timer = setTimeout(() => void draw(), now - changed.current < pause ? pause : 0);
    changed.current = now;
    return () => {
      left = true;
      clearTimeout(timer);
      leave();
    };
  }, [clientId, edition, asOf, stamp, pdfs]);

  useEffect(() => () => pdfs.only(), [pdfs]);

  return state;
};
