/** Files inside the PDF: associated with it as PDF/A-3 asks, in a fixed order, with the as-of day as their date. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { PackModel } from '#shared/pack/model.ts';
import type { Pdf, PdfRef } from './pdf-internals.ts';

export type PackAttachment = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly relationship: 'Data' | 'Supplement';
  readonly says: string;
};

/** A media type as a name of the PDF object model: "application#2Fpdf". */
const nameOf = (mediaType: string): string =>
  mediaType.replace(/[^!-~]|[#()<>[\]{}/%]/gu, (one) =>
    [...Buffer.from(one, 'utf8')].map((byte) => `#${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );

/** pdfkit's own way copies the bytes twice before they are deflated: too much for the files of a long pack. */
const embed = (pdf: Pdf, { bytes, mediaType }: PackAttachment, modified: Date): PdfRef => {
  const file = pdf.ref({
    Type: 'EmbeddedFile',
    Params: {
      ModDate: modified,
      // As pdfkit marks a string that is no name.
      CheckSum: Object(createHash('md5').update(bytes).digest('hex')),
      Size: bytes.length,
    },
    Subtype: nameOf(mediaType),
    Filter: 'FlateDecode',
  });
  file.end(deflateSync(bytes));
  return file;
};

export const attachAll = (pdf: Pdf, attachments: readonly PackAttachment[], { asOf }: PackModel): void => {
  const modified = new Date(`${asOf}T12:00:00Z`);
  const all = attachments.map((attachment) => {
    const { name, relationship, says } = attachment;
    const spec = pdf.ref({
      Type: 'Filespec',
      AFRelationship: relationship,
      F: Object(name),
      EF: { F: embed(pdf, attachment, modified) },
      UF: Object(name),
      Desc: Object(says),
    });
    spec.end();
    pdf.addNamedEmbeddedFile(name, spec);
    return spec;
  });
  if (all.length > 0) pdf._root.data.AF = all;
};
