/** The days somebody tries before taking them over. Kept while the window is open, so that looking elsewhere costs nothing. */
import { useState } from 'react';
import type { ExitPlan } from '#shared/model/index.ts';

export type TriedDays = {
  readonly noticeOn: string | null;
  readonly lastDay: string;
  readonly agreedOn: string | null;
};

const kept = new Map<string, TriedDays>();

/** The days of the plan, else those suggested, until something else is tried. `null` goes back to them. */
export const useTriedDays = (
  clientId: string,
  plan: ExitPlan,
  suggested: { readonly date: string; readonly noticeDate: string },
): readonly [TriedDays, (days: TriedDays | null) => void] => {
  const [tried, setTried] = useState<TriedDays | null>(() => kept.get(clientId) ?? null);
  const set = (days: TriedDays | null): void => {
    if (days === null) kept.delete(clientId);
    else kept.set(clientId, days);
    setTried(days);
  };
  const planned: TriedDays = {
    noticeOn: plan.notice.on ?? (plan.lastDay === null ? suggested.noticeDate : null),
    lastDay: plan.lastDay ?? suggested.date,
    agreedOn: plan.agreedOn,
  };
  return [tried ?? planned, set];
};

export const isSamePlan = (days: TriedDays, plan: ExitPlan): boolean =>
  plan.lastDay === days.lastDay && plan.notice.on === days.noticeOn && plan.agreedOn === days.agreedOn;
