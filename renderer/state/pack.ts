/** Requests about packs and reviews: computed by the app, shown by their screens. */
import type { Input, Output, PackPart, Result } from '#shared/contract.ts';
import { newId } from './app.ts';
import { listen, send } from './bridge.ts';
import { flushClients, reloadClient } from './client.ts';

export type PackRequest = Omit<Input<'pack.preview'>, 'ticket'>;

/** Lets the app get ready to draw the packs of a client; to be called when somebody comes near them. */
export const readyPacks = (clientId: string): void => void send('pack.ready', { clientId });

const nobodyWaits: Result<never> = {
  ok: false,
  error: { code: 'replaced', message: 'This preview was left before it was drawn.' },
};

/** A preview that is being drawn. */
type AskedPreview = {
  readonly answer: Promise<Result<Output<'pack.preview'>>>;
  /** Nobody waits for it any more. */
  readonly leave: () => void;
};

/**
 * Draws the pack of what is saved now. `resource` is a path below the window's own origin. `onPart` gets pages that are
 * drawn before the others.
 */
export const previewPack = (request: PackRequest, onPart: (part: PackPart) => void): AskedPreview => {
  const ticket = newId('preview');
  let running = true;
  let left = false;
  const stop = listen('pack.part', (part) => {
    if (part.ticket === ticket) onPart(part);
  });
  const draw = async (): Promise<Result<Output<'pack.preview'>>> => {
    try {
      await flushClients();
      return left ? nobodyWaits : await send('pack.preview', { ...request, ticket });
    } finally {
      running = false;
      stop();
    }
  };
  const leave = (): void => {
    if (left || !running) return;
    left = true;
    void send('pack.left', { ticket });
  };
  return { answer: draw(), leave };
};

/** Makes the pack, keeps it in the pack folder and in the client's list of packs. */
export const makePack = async (request: Input<'pack.make'>): Promise<Result<Output<'pack.make'>>> => {
  await flushClients();
  const result = await send('pack.make', request);
  if (result.ok) await reloadClient();
  return result;
};

/** What changed in the records since each pack of the client was made. */
export const packsSince = async (clientId: string): Promise<Result<Output<'pack.since'>>> => {
  await flushClients();
  return send('pack.since', { clientId });
};

/** Makes a pack of the list again, as of its day. */
export const makePackAgain = async (request: Input<'pack.again'>): Promise<Result<Output<'pack.again'>>> => {
  await flushClients();
  const result = await send('pack.again', request);
  if (result.ok) await reloadClient();
  return result;
};

/** Whether a pack is as it was made. */
export const verifyPack = (clientId: string, path: string): Promise<Result<Output<'pack.verify'>>> =>
  send('pack.verify', { clientId, path });

export const openPack = (clientId: string, path: string): Promise<Result<null>> =>
  send('pack.open', { clientId, path });
export const showPack = (clientId: string, path: string): Promise<Result<null>> =>
  send('pack.show', { clientId, path });

/** The recorded metrics of the review over all clients, counted to a day. */
export const reviewFacts = async (clientId: string, on: string): Promise<Result<Output<'review.facts'>>> => {
  await flushClients();
  return send('review.facts', { clientId, on });
};
