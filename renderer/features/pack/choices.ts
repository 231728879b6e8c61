import { useMemo } from 'react';
import type { Edition } from '#shared/contract.ts';
import {
  clientSections,
  defaultPackChoices,
  type InterestChoice,
  type PackChoices,
  recordsSections,
} from '#shared/model/index.ts';
import {
  chosenOrder,
  keepsItsPlace,
  mayBeLeftOut,
  type PackData,
  sectionTitles,
  toPackData,
} from '#shared/pack/index.ts';
import { updateClient, useAppState, useClient } from '../../state/index.ts';

const none = defaultPackChoices();

/** What the user chose about the packs of the open client. */
export const usePackChoices = (): PackChoices => useClient((client) => client.packChoices) ?? none;

/** Changes a choice; it is kept with the client, and undone like everything else there. */
export const changeChoices = (change: (choices: PackChoices) => PackChoices): void =>
  updateClient((client) => ({ ...client, packChoices: change(client.packChoices ?? none) }));

export const changeInterest = (change: Partial<InterestChoice>): void =>
  changeChoices((choices) => ({ ...choices, interest: { ...choices.interest, ...change } }));

const noJournal = { journal: [], chain: { head: '', revisions: 0, brokenAt: null }, appVersion: '' } as const;

/** What a pack of this day would be made from, without the journal: for the questions asked before it is made. */
export const usePackData = (asOf: string): PackData => {
  const document = useClient((client) => client);
  const workspace = useAppState((state) => state.workspace);
  return useMemo(() => toPackData({ ...noJournal, workspace, document, asOf }), [workspace, document, asOf]);
};

export type SectionChoice = {
  readonly id: string;
  readonly title: string;
  readonly on: boolean;
  readonly optional: boolean;
  /** False for the first and the last. */
  readonly movable: boolean;
};

const rowsOf = <S extends string>(
  titles: Readonly<Record<S, string>>,
  choice: { readonly leftOut: readonly S[]; readonly order: readonly S[] },
  rules: { readonly optional: readonly S[]; readonly fixed: readonly S[] },
  usual: readonly S[],
): readonly SectionChoice[] =>
  chosenOrder(usual, { ...choice, leftOut: [] }, rules).map((id) => ({
    id,
    title: titles[id],
    on: !rules.optional.includes(id) || !choice.leftOut.includes(id),
    optional: rules.optional.includes(id),
    movable: !rules.fixed.includes(id),
  }));

/** All sections of an edition in the chosen order, on or off. */
export const sectionRows = (choices: PackChoices, edition: Edition): readonly SectionChoice[] =>
  edition === 'client'
    ? rowsOf(
        sectionTitles.client,
        choices.client,
        { optional: mayBeLeftOut.client, fixed: keepsItsPlace.client },
        clientSections,
      )
    : rowsOf(
        sectionTitles.records,
        choices.records,
        { optional: mayBeLeftOut.records, fixed: keepsItsPlace.records },
        recordsSections,
      ).map((row) => (row.id === 'interest' ? { ...row, optional: true, on: choices.interest.worksheet } : row));

const named = <S extends string>(names: readonly S[], ids: readonly string[]): S[] =>
  ids.flatMap((id) => names.filter((name) => name === id));

/** Leaves a section out, or takes it in again. */
export const setSection = (edition: Edition, id: string, on: boolean): void => {
  if (edition === 'records' && id === 'interest') {
    changeInterest({ worksheet: on });
    return;
  }
  const next = (out: readonly string[]): readonly string[] =>
    on ? out.filter((one) => one !== id) : [...out.filter((one) => one !== id), id];
  changeChoices((choices) =>
    edition === 'client'
      ? { ...choices, client: { ...choices.client, leftOut: named(clientSections, next(choices.client.leftOut)) } }
      : { ...choices, records: { ...choices.records, leftOut: named(recordsSections, next(choices.records.leftOut)) } },
  );
};

/** Moves a section by one place among `shown`, the sections the user sees. */
export const moveSection = (edition: Edition, id: string, by: -1 | 1, shown: readonly string[]): void => {
  const from = shown.indexOf(id);
  const other = shown[from + by];
  if (from < 0 || other === undefined) return;
  changeChoices((choices) => {
    const all = sectionRows(choices, edition)
      .filter(({ movable }) => movable)
      .map((row) => row.id);
    const without = all.filter((one) => one !== id);
    const at = without.indexOf(other) + (by === 1 ? 1 : 0);
    const order = [...without.slice(0, at), id, ...without.slice(at)];
    return edition === 'client'
      ? { ...choices, client: { ...choices.client, order: named(clientSections, order) } }
      : { ...choices, records: { ...choices.records, order: named(recordsSections, order) } };
  });
};
