import { hash } from 'node:crypto';
import type { Edition } from '#shared/contract.ts';
import type { PackChoices } from '#shared/model/index.ts';
import { heldBy, journalAsOf, type PackRecord, toPackData } from '#shared/pack/index.ts';
import type { Client } from '../workspace/index.ts';
import type { Host } from './host.ts';
import type { Session } from './session.ts';

export type PackAsked = {
  readonly edition: Edition;
  readonly asOf: string;
  /** Leaves out of the journal what was written after this instant: a pack made again. */
  readonly knownAt?: string;
  /** What the user chose; without them, the choices kept with the client count. */
  readonly options?: PackChoices | undefined;
};

/** What a pack of a client is made from, as it stood on the day. Only the records edition reads the journal; whether its chain holds is looked at by whoever draws. */
export const packRecordOf = (host: Host, session: Session, client: Client, asked: PackAsked): PackRecord => {
  const { edition, asOf } = asked;
  const journal =
    edition === 'records'
      ? journalAsOf(client.journal.revisions(), { ...asked, brokenAt: null })
      : { journal: [], chain: { head: '0'.repeat(64), revisions: 0, brokenAt: null } };
  return {
    workspace: session.current().document(),
    document: client.document(),
    ...journal,
    asOf,
    appVersion: host.version,
    options: asked.options ?? client.document().packChoices,
  };
};

const eight = (text: string): string => hash('sha256', text, 'hex').slice(0, 8);

/** Digests of what a pack holds, to be compared with later: nothing of what it says can be read from them. */
export const holdsOf = (record: PackRecord, edition: Edition): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(heldBy(toPackData(record), edition))
      .filter(([, held]) => held.length > 0)
      .map(([kind, held]) => [kind, held.map(({ key, says }) => eight(key) + eight(JSON.stringify(says)))]),
  );
