import { useEffect, useRef, useState } from 'react';
import type { AppError, Edition, PackPreview } from '#shared/contract.ts';
import { previewPack, useClient, useEntries } from '../../state/index.ts';
import { closePdf, type Pdf, readPdf } from './pdf.ts';

export type Preview = {
  /** The newest pack that could be drawn; stays visible while the next one is drawn. */
  readonly shown: { readonly preview: PackPreview; readonly pdf: Pdf } | null;
  readonly busy: boolean;
  /** Why the pack cannot be made as things stand, or null. */
  readonly error: AppError | null;
};

const unreadable: AppError = {
  code: 'internal',
  message: 'The preview could not be shown. Your records are safe. Leave this page and come back to try again.',
};

const pause = 150;

/** The real document, drawn anew a moment after anything it is made of has changed. */
export const usePreview = (clientId: string, edition: Edition, asOf: string): Preview => {
  const document = useClient((client) => client);
  const entries = useEntries();
  const [state, setState] = useState<Preview>({ shown: null, busy: true, error: null });
  const open = useRef<Pdf | null>(null);
  const { packs: _made, ...content } = document;
  const key = [clientId, edition, asOf, ...Object.values(content), entries];

  useEffect(() => {
    let left = false;
    setState((now) => ({ ...now, busy: true }));
    const draw = async (): Promise<void> => {
      const result = await previewPack({ clientId, edition, asOf });
      if (left) return;
      if (!result.ok) {
        setState({ shown: null, busy: false, error: result.error });
        return;
      }
      const pdf = await readPdf(result.value.resource).catch(() => null);
      if (pdf === null) {
        if (!left) setState({ shown: null, busy: false, error: unreadable });
      } else if (left) closePdf(pdf);
      else {
        if (open.current !== null) closePdf(open.current);
        open.current = pdf;
        setState({ shown: { preview: result.value, pdf }, busy: false, error: null });
      }
    };
    const timer = setTimeout(() => void draw(), pause);
    return () => {
      left = true;
      clearTimeout(timer);
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: `key` holds every part of the client the pack is made of.
  }, key);

  useEffect(
    () => () => {
      if (open.current !== null) closePdf(open.current);
    },
    [],
  );

  return state;
};
