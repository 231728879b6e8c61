import { hash } from 'node:crypto';
import type { Edition } from '#shared/contract.ts';
import type { ExhibitChoice, PackChoices } from '#shared/model/index.ts';
import { heldBy, type NamedHolds, type PackDocuments, toPackData } from '#shared/pack/index.ts';
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
  /** What the user chose about exhibits; without it, what is kept with the client counts. */
  readonly exhibits?: readonly ExhibitChoice[] | undefined;
};

/** What a pack of a client is made from, but for the journal: that is read by whoever draws. */
export const packDocumentsOf = (
  host: Host,
  session: Session,
  client: Client,
  { asOf, options, exhibits }: Pick<PackAsked, 'asOf' | 'options' | 'exhibits'>,
): PackDocuments => ({
  workspace: session.current().document(),
  document: exhibits === undefined ? client.document() : { ...client.document(), exhibits: [...exhibits] },
  asOf,
  appVersion: host.version,
  options: options ?? client.document().packChoices,
});

const noJournal = { journal: [], chain: { head: '0'.repeat(64), revisions: 0, brokenAt: null } } as const;

const eight = (text: string): string => hash('sha256', text, 'hex').slice(0, 8);

/** What a pack holds beside entries, with digests to be compared with what earlier ones held. */
export const namedHolds = (documents: PackDocuments, edition: Edition): NamedHolds =>
  Object.fromEntries(
    Object.entries(heldBy(toPackData({ ...documents, ...noJournal }), edition))
      .filter(([, held]) => held.length > 0)
      .map(([kind, held]) => [
        kind,
        held.map(({ key, says, name }) => ({ digits: eight(key) + eight(JSON.stringify(says)), name })),
      ]),
  );

/** Digests of what a pack holds beside entries, to be compared with later: nothing of what it says can be read from them. */
export const holdsOf = (documents: PackDocuments, edition: Edition): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(namedHolds(documents, edition)).map(([kind, held]) => [kind, held.map(({ digits }) => digits)]),
  );
