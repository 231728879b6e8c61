/** What every station of the way out reads: the plan, the day it is, and the checklist computed from the records. */
import { useMemo } from 'react';
import type { ClientDocument, ExitPlan, Settings } from '#shared/model/index.ts';
import { type Checklist, checklistOf } from '#shared/rules/checklist.ts';
import { exitPlanOf } from '#shared/rules/exit-plan.ts';
import { useAppState, useClient, useEntries } from '../../state/index.ts';

export type ExitData = {
  readonly client: ClientDocument;
  /** The plan, or the one a first change would begin. */
  readonly plan: ExitPlan;
  readonly checklist: Checklist;
  readonly settings: Settings;
  readonly today: string;
};

export const useExit = (): ExitData => {
  const client = useClient((document) => document);
  const entries = useEntries();
  const today = useAppState((state) => state.today);
  const settings = useAppState((state) => state.workspace.settings);
  return useMemo(() => {
    const plan = exitPlanOf(client, today);
    return { client, plan, checklist: checklistOf({ client, plan, entries, today }), settings, today };
  }, [client, entries, settings, today]);
};
