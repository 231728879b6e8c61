/** When the steps of the wrap-up checklist are due. Days are computed from the plan, so they follow the last day. */
import type { ExitItem, UrgentRule } from '../content/exit-plan-types.ts';
import type { ExitPlan } from '../model/exit.ts';
import { addDays, earlier, later, weekday } from './dates.ts';

type Due = ExitItem['due'];

/** "T−14", "N+5", "today+2": the way a due day is counted. */
export const dueLabel = ({ anchor, offsetDays }: Due): string =>
  offsetDays === 0 ? anchor : `${anchor}${offsetDays < 0 ? '−' : '+'}${Math.abs(offsetDays)}`;

const anchorDay = (plan: ExitPlan, { anchor }: Due): string | null =>
  anchor === 'today' ? plan.createdOn : anchor === 'T' ? plan.lastDay : plan.notice.on;

/** Saturdays and Sundays: the Friday before for days up to T, the Monday after for later ones. */
const offWeekend = (date: string, lastDay: string | null): string => {
  const day = weekday(date);
  if (day <= 5) return date;
  return lastDay !== null && date > lastDay ? addDays(date, 8 - day) : addDays(date, 5 - day);
};

/**
 * The due day by the rules of the plan, or null while its anchor has no day: never before the day the plan was made;
 * weekends moved, but neither N, T nor days counted from the making of the plan; days counted from N never after T.
 */
export const plannedDay = (plan: ExitPlan, due: Due): string | null => {
  const start = anchorDay(plan, due);
  if (start === null) return null;
  const { createdOn, lastDay } = plan;
  const raw = addDays(start, due.offsetDays);
  if (due.anchor === 'N' && lastDay !== null && raw > lastDay) return later(lastDay, createdOn);
  const fixed = due.anchor === 'today' || due.offsetDays === 0;
  return later(fixed ? raw : offWeekend(raw, lastDay), createdOn);
};

const notAfter = (date: string | null, limit: string | null): string | null =>
  date === null || limit === null ? date : earlier(date, limit);

/** The same in an urgent plan; null also for a step that is left out there. */
const urgentDay = (plan: ExitPlan, due: Due, rule: UrgentRule): string | null => {
  if (rule === 'today') return plan.createdOn;
  const day = rule === 'short' ? plan.lastDay : notAfter(plannedDay(plan, due), plan.lastDay);
  return day === null ? null : later(day, plan.createdOn);
};

/** The day a step is due, or null while its anchor has no day. */
export const stepDay = (plan: ExitPlan, item: Pick<ExitItem, 'due' | 'urgent'>): string | null =>
  plan.urgent === 'none' ? plannedDay(plan, item.due) : urgentDay(plan, item.due, item.urgent);
