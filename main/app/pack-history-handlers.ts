import { setImmediate as turn } from 'node:timers/promises';
import type { PackChecked, PackForm, PackMade, PackSince, Result } from '#shared/contract.ts';
import type { PackRecord as NotedPack } from '#shared/model/index.ts';
import { journalAsOf, manifestName, sinceThen, toPackData } from '#shared/pack/index.ts';
import { allMatch, checkPackAt } from '../pack/folder/verify.ts';
import { journalRevisionsInTurns } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Host } from './host.ts';
import { namedHolds, type PackAsked, packDocumentsOf } from './pack-record.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';
import { todayOf } from './state.ts';

type History = {
  readonly host: Host;
  readonly session: Session;
  readonly make: (
    asked: PackAsked & { readonly clientId: string; readonly form: PackForm },
  ) => Promise<Result<PackMade>>;
  readonly known: (clientId: string, path: string) => Result<NotedPack | null>;
};

const formOf = ({ edition, folder, seal }: NotedPack): PackForm =>
  edition === 'client' || (folder === undefined && seal === undefined)
    ? 'pdf'
    : folder === undefined
      ? 'zip'
      : 'folder';

/** What the app noted of a pack is compared too: a manifest that was written anew matches its files, but not its seal. */
const check = async (path: string, noted: NotedPack | null): Promise<PackChecked> => {
  const { problems, good, seal, files } = await checkPackAt(noted?.folder ?? path);
  const found: string[] = [...problems];
  if (noted?.seal !== undefined && seal !== null && seal !== noted.seal) {
    found.push(`${manifestName} has changed since this pack was made.`);
  }
  const alone = seal === null && problems.length === 0;
  if (alone && noted !== null && files[0]?.sha256 !== noted.sha256) {
    found.push(`${path} has changed since this pack was made.`);
  }
  const fine =
    alone && found.length === 0
      ? [allMatch(1), ...good]
      : good.filter((line) => !(found.length > 0 && line.startsWith('All ')));
  return { matches: found.length === 0, lines: [...found, ...fine] };
};

/** Packs made before: what changed since, whether they are as they were, and the same pack once more. */
export const historyHandlers = ({ host, session, make, known }: History) => {
  const since = async (clientId: string): Promise<Result<readonly PackSince[]>> => {
    const client = session.current().client(clientId);
    if (!client.ok) return client;
    const { packs } = client.value.document();
    const asOf = todayOf(host, session);
    const now = packDocumentsOf(host, session, client.value, { asOf });
    const holds = { client: namedHolds(now, 'client'), records: namedHolds(now, 'records') };
    const revisions =
      packs.length === 0 ? [] : await journalRevisionsInTurns(client.value.journal.path, session.current().form);
    const { entries, locale } = toPackData({ ...now, ...journalAsOf(revisions, { asOf, brokenAt: null }) });
    const told: PackSince[] = [];
    for (const pack of packs.toReversed()) {
      await turn();
      if (pack.holds === undefined) {
        told.push({ id: pack.id, since: 'What it held was not kept. Make it again to compare.' });
        continue;
      }
      const then = { asOf: pack.asOf, knownAt: pack.knownAt ?? pack.madeAt, brokenAt: null };
      const before =
        pack.edition === 'client'
          ? []
          : toPackData({ ...now, asOf: pack.asOf, ...journalAsOf(revisions, then) }).entries;
      const after = pack.edition === 'client' ? [] : entries;
      told.push({
        id: pack.id,
        since: sinceThen(pack.holds, holds[pack.edition], { before, now: after }, locale),
      });
    }
    return ok(told);
  };

  const again = async (clientId: string, id: string, wanted: PackForm | undefined) => {
    const client = session.current().client(clientId);
    if (!client.ok) return client;
    const pack = client.value.document().packs.find((one) => one.id === id);
    if (pack === undefined) return fail('not-found', 'This pack is not in the list of this client any more.');
    const { edition, asOf, madeAt } = pack;
    const result = await make({
      clientId,
      edition,
      asOf,
      knownAt: pack.knownAt ?? madeAt,
      options: pack.choices,
      exhibits: pack.exhibits,
      form: edition === 'client' ? 'pdf' : (wanted ?? formOf(pack)),
    });
    if (!result.ok) return result;
    const same = result.value.sha256 === pack.sha256;
    const newer =
      pack.appVersion === undefined || pack.appVersion === host.version
        ? []
        : [`It was made with Good Terms ${pack.appVersion}; this is ${host.version}.`];
    const records = 'Invoices, materials and other records are taken as they are now; what is dated later is left out.';
    return ok({ ...result.value, same, because: same ? [] : [...newer, records] });
  };

  return {
    'pack.since': ({ clientId }) => since(clientId),
    'pack.again': ({ clientId, id, form }) => session.write(() => again(clientId, id, form)),
    'pack.verify': async ({ clientId, path }) => {
      const noted = known(clientId, path);
      return noted.ok ? ok(await check(path, noted.value)) : noted;
    },
  } satisfies Partial<Handlers>;
};
