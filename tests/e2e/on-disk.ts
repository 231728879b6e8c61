/** What a workspace holds on the disk, read past the app. */
import { readFile } from 'node:fs/promises';
import { unsealed } from '#main/workspace/sealed.ts';
import { type ClientDocument, clientDocument } from '#shared/model/index.ts';

/** A client's document; throws when its text is not the one that was sealed, or no document. */
export const readClient = async (file: string): Promise<ClientDocument> => {
  const { value, altered } = unsealed(await readFile(file));
  if (altered) throw new Error(`${file} is not what was written.`);
  return clientDocument.parse(value);
};
