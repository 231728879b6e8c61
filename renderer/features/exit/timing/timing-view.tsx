import { exitPlanContent } from '#shared/content/exit-plan.ts';
import { withDays } from '#shared/rules/exit-plan.ts';
import type { Facts } from '#shared/rules/facts.ts';
import { currentAgreement } from '#shared/rules/facts-contract.ts';
import { countUnder, type DayRemark, remarksOn } from '#shared/rules/last-day.ts';
import { noticeClauses, noticeLength } from '#shared/rules/notice.ts';
import { suggestLastDay, weighDay } from '#shared/rules/timing.ts';
import { timingInputOf } from '#shared/rules/timing-input.ts';
import { Note, PageBody, Waiting } from '../../../components/index.ts';
import {
  clientPlace,
  toast,
  undoClient,
  updateClient,
  useAppState,
  useClientReadOnly,
  useFormat,
} from '../../../state/index.ts';
import type { ExitData } from '../use-exit.ts';
import { Calendar } from './calendar.tsx';
import { CoolingOff } from './cooling-off.tsx';
import { Counting } from './counting.tsx';
import { DayCard } from './day-card.tsx';
import { DayFields } from './day-fields.tsx';
import { Lanes } from './lanes.tsx';
import { PlanChoices } from './plan-choices.tsx';
import styles from './timing.module.css';
import { isSamePlan, useTriedDays } from './tried-days.ts';
import { useFacts } from './use-facts.ts';

const { sentences } = exitPlanContent.timing;

/** A last day with the counting behind it. The app suggests, the user chooses. */
export const TimingView = (data: ExitData) => {
  const facts = useFacts(data.client, data.today);
  return facts === null ? (
    <PageBody>
      <Waiting sentence="Counting days…" />
    </PageBody>
  ) : (
    <Timing {...data} facts={facts} />
  );
};

const Timing = ({ client, plan, settings, today, facts }: ExitData & { readonly facts: Facts }) => {
  const format = useFormat();
  const readOnly = useClientReadOnly() !== null;
  const workspace = useAppState((state) => state.workspace);
  const input = timingInputOf({ client, plan, workspace, facts, today });
  const suggestion = suggestLastDay(input);
  const [days, setDays] = useTriedDays(client.id, plan, suggestion);
  const agreement = currentAgreement(client.agreements, today);
  const tried = {
    ...days,
    agreement,
    today,
    holidays: settings.holidays,
    urgent: plan.urgent !== 'none',
    method: plan.notice.method,
    locale: settings.locale,
  };
  const counted = countUnder(tried);
  const weighed = weighDay(input, days.lastDay);
  const chosen = client.exit?.lastDay != null && isSamePlan(days, plan);
  const state = chosen ? 'chosen' : suggestion.date === days.lastDay ? 'suggested' : 'tried';
  const remarks: readonly DayRemark[] = [
    ...remarksOn(tried).filter(({ kind }) => kind === 'fits'),
    ...weighed.reasons.map((text) => ({ kind: 'fits' as const, text })),
    ...remarksOn(tried).filter(({ kind, text }) => kind === 'look' && text !== sentences.noNotice),
    ...weighed.costs.map((text) => ({ kind: 'look' as const, text })),
  ];
  const clause = noticeClauses(agreement).length;
  const under = clause === undefined ? '' : `, clause\u00a0${clause}`;
  const noticeLine = plan.notice.sent
    ? `Notice sent on ${days.noticeOn === null ? 'a day not recorded' : format.weekdayDate(days.noticeOn)}${under}`
    : days.noticeOn === null
      ? 'No day for the notice yet'
      : `Notice on ${format.weekdayDate(days.noticeOn)}${under}`;
  const use = (): void => {
    updateClient((document) => withDays(document, today, days));
    setDays(null);
    toast(`Last day ${format.longDayMonth(days.lastDay)}. The dates of the wrap-up follow it.`, [
      { label: 'Undo', onPress: undoClient },
    ]);
  };
  const others = [suggestion, ...suggestion.others].filter(({ date }) => date !== days.lastDay).slice(0, 3);
  return (
    <div className={styles.timing}>
      <aside className={styles.aside} aria-label="The last day">
        <DayCard
          clientId={client.id}
          state={state}
          lastDay={days.lastDay}
          noticeLine={noticeLine}
          remarks={remarks}
          others={others}
          {...(readOnly ? {} : { onUse: use })}
          onTry={(day) =>
            setDays({
              lastDay: day.date,
              noticeOn: plan.notice.sent ? days.noticeOn : day.noticeDate,
              agreedOn: null,
            })
          }
        />
      </aside>
      <div className={styles.main}>
        <CoolingOff client={client} plan={plan} today={today} />
        {suggestion.notes.map((note) => (
          <Note
            key={note}
            tone={note === sentences.noNotice ? 'plain' : 'attention'}
            {...(note === sentences.noNotice
              ? { actions: <a href={clientPlace(client.id, 'records', 'contract')}>Add the notice rule</a> }
              : {})}
          >
            {note}
          </Note>
        ))}
        <Calendar
          today={today}
          noticeOn={days.noticeOn}
          noticeEnds={counted?.end ?? null}
          lastDay={days.lastDay}
          renewalBy={input.renewal?.sendBy ?? null}
        />
        <Lanes
          noticeOn={days.noticeOn}
          noticeEnds={counted?.end ?? null}
          lastDay={days.lastDay}
          termStart={agreement?.startsOn ?? null}
          termEnd={input.contractEnd}
          sendBy={input.renewal?.sendBy ?? null}
          quietMonths={settings.quietMonths}
          today={today}
          noticeWords={agreement?.noticeRule ? noticeLength(agreement.noticeRule.length) : ''}
          termWords={input.contractEnd === null ? 'no end' : `term to ${format.dayMonth(input.contractEnd)}`}
        />
        <DayFields days={days} plan={plan} counted={counted} clause={clause} today={today} onChange={setDays} />
        {counted === null ? null : (
          <Counting
            counted={counted}
            lastDay={days.lastDay}
            {...(readOnly ? {} : { onUse: () => setDays({ ...days, lastDay: counted.end, agreedOn: null }) })}
          />
        )}
        <PlanChoices clientId={client.id} plan={plan} today={today} currency={settings.currency} />
      </div>
    </div>
  );
};
