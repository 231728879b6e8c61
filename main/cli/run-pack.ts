import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Edition } from '#shared/contract.ts';
import type { App } from '../app/create-app.ts';
import { isWithin, placeOf } from '../backup/folders.ts';
import { ask, clientNamed, withWorkspace } from './asking.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { pagesOf, placeNamed } from './words.ts';

/** Where the pack is in `out`: a workspace with a pack folder of its own choice keeps the pack there, and `out` gets a copy. */
const keepIn = async (out: string, made: string): Promise<string> => {
  if (isWithin(await placeOf(made), await placeOf(out))) return made;
  const copy = join(out, basename(made));
  await mkdir(out, { recursive: true });
  await copyFile(made, copy);
  return copy;
};

const editionOf = (text: string): Edition => (text === 'records' ? 'records' : 'client');

const make = async (app: App, { option }: Given): Promise<Outcome> => {
  const found = await clientNamed(app, option('client'));
  if ('error' in found) return found;
  const { client, state } = found;
  const asOf = option('as-of') === '' ? state.today : option('as-of');
  const edition = editionOf(option('edition'));
  const made = await ask(app, 'pack.make', { clientId: client.id, edition, asOf });
  if (!made.ok) return failed(made.error);
  const { pages, bytes, sha256, sections, missing } = made.value;
  const path = await keepIn(placeNamed(option('out')), made.value.path);
  const whose = edition === 'client' ? 'for the client' : 'for your records';
  return done({ path, pages, bytes, sha256, edition, asOf, client: client.name, sections, missing }, [
    `Exit pack ${whose}, ${client.name}, as of ${asOf}: ${pagesOf(pages)}`,
    path,
    `SHA-256 ${sha256}`,
    ...missing.map(({ message }) => `Not there yet: ${message}`),
  ]);
};

/** Opens the workspace as the app does, makes one pack, and closes it again. */
export const runPack = (given: Given): Promise<Outcome> =>
  withWorkspace(given.option('workspace'), (app) => make(app, given), { packs: placeNamed(given.option('out')) });
