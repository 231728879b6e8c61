import type { PackModel } from './model.ts';

/** A model, or one sentence why it cannot be made. */
export type ModelResult =
  | { readonly ok: true; readonly model: PackModel }
  | { readonly ok: false; readonly message: string };
