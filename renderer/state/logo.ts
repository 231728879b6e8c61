/** The logo of the freelancer: looked at in the window, then kept by its content like every file. */
import { type Attachment, filledLine } from '#shared/model/index.ts';
import { logoOf, logoTooLarge, logoUnreadable } from '#shared/rules/logo.ts';
import { updateWorkspace } from './app.ts';
import { keepFile } from './attachments.ts';

/** Whether the window can draw the picture; a file that only begins like one cannot be drawn. */
const isWhole = async (file: Blob): Promise<boolean> => {
  const bitmap = await createImageBitmap(file).catch(() => null);
  bitmap?.close();
  return bitmap !== null;
};

/** Takes a picture as the logo. Answers null, or a sentence why it cannot be one; then the logo is as it was. */
export const chooseLogo = async (file: File): Promise<string | null> => {
  const large = logoTooLarge(file.size);
  if (large !== null) return large;
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return logoUnreadable;
  const looked = logoOf(new Uint8Array(bytes));
  if ('problem' in looked) return looked.problem;
  const { type } = looked;
  if (!(await isWhole(new Blob([bytes], { type })))) return logoUnreadable;
  const name = filledLine.safeParse(file.name).success ? file.name : 'Logo';
  const kept: Attachment | string = await keepFile(new File([bytes], name, { type }), name);
  if (typeof kept === 'string') return kept;
  const { sha256, size } = kept;
  updateWorkspace((document) => {
    const { logo, ...profile } = document.profile;
    return {
      ...document,
      profile: { ...profile, logo: { sha256, name, mediaType: type, size, alt: logo?.alt ?? '' } },
    };
  });
  return null;
};

/** What the logo shows, in words. */
export const describeLogo = (alt: string): void =>
  updateWorkspace((document) => {
    const { logo } = document.profile;
    return logo === undefined ? document : { ...document, profile: { ...document.profile, logo: { ...logo, alt } } };
  });

/** Takes the logo away; answers what puts it back. */
export const removeLogo = (): (() => void) => {
  let back = (): void => {};
  updateWorkspace((document) => {
    const { logo, ...profile } = document.profile;
    back = () => updateWorkspace((now) => (logo === undefined ? now : { ...now, profile: { ...now.profile, logo } }));
    return { ...document, profile };
  });
  return back;
};
