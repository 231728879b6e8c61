import { createHash } from 'node:crypto';
import type { App } from '#main/app/create-app.ts';
import type { Attachment } from '#shared/model/index.ts';

/** An app that keeps no files, for tests about everything else. */
export const noAttachments: Pick<App, 'file' | 'filePart'> = {
  file: async () => null,
  filePart: async () => ({ ok: false, error: { code: 'not-found', message: 'No file is being added.' } }),
};

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What an entry says of a file with these bytes. */
export const attachmentOf = (bytes: Uint8Array, more: Partial<Attachment> = {}): Attachment => ({
  sha256: sha256Of(bytes),
  name: 'offer.pdf',
  size: bytes.length,
  mediaType: 'application/pdf',
  ...more,
});
