/** Title, author, identifiers: the same in the document information and in the XMP packet, and nothing else. */
import type { PackModel } from '#shared/pack/model.ts';
import type { Pdf } from './pdf-internals.ts';

/** As pdfkit calls itself; a test holds it to the version installed. */
const producer = 'pdfkit 0.20.2';

export type Info = {
  readonly Title: string;
  readonly Author: string;
  readonly Subject: string;
  readonly Creator: string;
  readonly Producer: string;
  readonly CreationDate: Date;
};

/** Noon of the as-of day in UTC, so that the same data give the same bytes. */
export const infoOf = ({ meta, asOf }: PackModel): Info => ({
  Title: meta.title,
  Author: meta.author,
  Subject: meta.subject,
  Creator: meta.creator,
  Producer: producer,
  CreationDate: new Date(`${asOf}T12:00:00Z`),
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const described = (namespaces: string, inside: string): string =>
  `<rdf:Description rdf:about="" ${namespaces}>${inside}</rdf:Description>`;

const alternative = (text: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;

// PDF/A asks that a schema it does not know, here PDF/UA's, is described in the file.
const pdfua = [
  described('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"', '<pdfuaid:part>1</pdfuaid:part>'),
  described(
    'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>',
  ),
].join('\n');

const packet = ({ Title, Author, Subject, Creator, Producer, CreationDate }: Info): string =>
  [
    described(
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
      `<xmp:CreateDate>${CreationDate.toISOString().slice(0, 19)}Z</xmp:CreateDate><xmp:CreatorTool>${escaped(Creator)}</xmp:CreatorTool>`,
    ),
    described(
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
      `<dc:title>${alternative(Title)}</dc:title><dc:creator><rdf:Seq><rdf:li>${escaped(Author)}</rdf:li></rdf:Seq></dc:creator><dc:description>${alternative(Subject)}</dc:description>`,
    ),
    described('xmlns:pdf="http://ns.adobe.com/pdf/1.3/"', `<pdf:Producer>${escaped(Producer)}</pdf:Producer>`),
    pdfua,
  ].join('\n');

/** pdfkit writes title and author into the packet as they are; an ampersand would break the XML. */
export const writeMetadata = (pdf: Pdf, info: Info): void => {
  pdf._addInfo = () => pdf.appendXML(packet(info));
};

/** Opens on page 1 at its real size, bookmarks shown, one page after the other. */
export const writeOpening = (pdf: Pdf): void => {
  const first = pdf._root.data.Pages.data.Kids[0];
  pdf._root.data.OpenAction = [first, 'XYZ', null, null, 1];
  pdf._root.data.PageMode = 'UseOutlines';
  pdf._root.data.PageLayout = 'OneColumn';
};
