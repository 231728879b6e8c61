/** Files inside the PDF: associated with it as PDF/A-3 asks, in a fixed order, with the as-of day as their date. */
import type { PackModel } from '#shared/pack/model.ts';
import type { Pdf } from './pdf-internals.ts';

export type PackAttachment = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly relationship: 'Data' | 'Supplement';
  readonly says: string;
};

export const attachAll = (pdf: Pdf, attachments: readonly PackAttachment[], { asOf }: PackModel): void => {
  const modifiedDate = new Date(`${asOf}T12:00:00Z`);
  for (const { name, bytes, mediaType, relationship, says } of attachments) {
    // An empty file is a file too; pdfkit takes bytes of any length, but nothing less.
    pdf.file(bytes, { name, type: mediaType, relationship, modifiedDate, description: says });
  }
};
