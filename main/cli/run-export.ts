import { mkdir } from 'node:fs/promises';
import type { Input } from '#shared/contract.ts';
import type { App } from '../app/create-app.ts';
import { ask, clientNamed, withWorkspace } from './asking.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { countsOf, placeNamed, timelineOf } from './words.ts';

const requestOf = async (app: App, { option, on }: Given): Promise<Input<'export.make'> | Outcome> => {
  const folder = placeNamed(option('to'));
  const named = option('client');
  const found = named === '' ? null : await clientNamed(app, named);
  if (found !== null && 'error' in found) return found;
  const clientId = found === null ? null : found.client.id;
  if (on('timeline')) return { what: 'timeline', clientId, folder };
  return clientId === null
    ? { what: 'workspace', withPrivate: on('with-private'), folder }
    : { what: 'client', clientId, folder };
};

const run = async (app: App, given: Given): Promise<Outcome> => {
  const request = await requestOf(app, given);
  if ('error' in request) return request;
  await mkdir(placeNamed(given.option('to')), { recursive: true }).catch(() => undefined);
  const made = await ask(app, 'export.make', request);
  if (!made.ok) return failed(made.error);
  const side = made.value.private
    ? 'The private side is in it: keep it where only you can reach it.'
    : 'The private side is not in it.';
  const what = given.on('timeline') ? timelineOf(made.value) : countsOf(made.value);
  return done(made.value, [`Exported: ${what}.`, made.value.folder, side, ...made.value.problems]);
};

/** Writes an export. The private side leaves with the whole workspace only. */
export const runExport = async (given: Given): Promise<Outcome> => {
  if (given.on('with-private') && (given.on('timeline') || given.option('client') !== '')) {
    const message =
      'The private side leaves with the whole workspace only: leave out --client and --timeline, or --with-private.';
    return failed({ code: 'invalid', message, field: 'with-private' });
  }
  return withWorkspace(given, (app) => run(app, given));
};
