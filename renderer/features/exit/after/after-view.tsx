import { useState } from 'react';
import { openDates } from '#shared/rules/after.ts';
import { addDays, daysBetween } from '#shared/rules/dates.ts';
import { figureOf } from '#shared/rules/words.ts';
import { Button, Chip, EmptyState, Note, Seam, SideLabel, TextArea } from '../../../components/index.ts';
import {
  clientPlace,
  newId,
  type Tab,
  tabs,
  toast,
  undoClient,
  updateClient,
  useClientReadOnly,
  useFormat,
} from '../../../state/index.ts';
import type { ExitData } from '../use-exit.ts';
import styles from './after.module.css';

const when = (on: string, today: string): string => {
  const days = daysBetween(today, on);
  return days === 0 ? 'Today' : days > 0 ? `In ${figureOf(days, 'day')}` : `${figureOf(-days, 'day')} ago`;
};

const hrefOf = (clientId: string, place: string): string => {
  const [first = '', ...rest] = place.split('/');
  const tab: Tab = tabs.find((each) => each === first) ?? 'overview';
  return clientPlace(clientId, tab, rest.join('/'));
};

/** What is left, and when. */
const OpenDates = (data: ExitData) => {
  const { client, plan, today } = data;
  const format = useFormat();
  const dates = openDates(data);
  return (
    <section aria-labelledby="left" className={styles.left}>
      <h2 className="h2" id="left">
        What is left, and when
      </h2>
      {plan.lastDay === null ? (
        <Note actions={<a href={clientPlace(client.id, 'exit', 'timing')}>Choose a last day</a>}>
          The last day is not chosen yet. What is open is listed here already.
        </Note>
      ) : plan.lastDay >= today ? (
        <p className="small muted">
          The last day is {format.weekdayDate(plan.lastDay)}. From {format.longDayMonth(addDays(plan.lastDay, 1))} this
          is the page to look at.
        </p>
      ) : null}
      {dates.length === 0 ? (
        <EmptyState title="Nothing is open" level={3}>
          Money, returns, accesses and dates are all done.
        </EmptyState>
      ) : (
        <ul>
          {dates.map(({ id, on, kind, title, detail, amount, place }) => (
            <li key={id} className={styles.item}>
              <span className={styles.day}>{on === null ? 'No date' : format.dayMonth(on)}</span>
              <div>
                <a className={styles.title} href={hrefOf(client.id, place)}>
                  {title}
                </a>
                <p className="small muted num">
                  {amount === null ? detail : `${format.money(amount.minor, amount.currency)} open`}
                </p>
              </div>
              {on === null ? (
                <span />
              ) : (
                <Chip tone={on < today ? (kind === 'money' ? 'overdue' : 'attention') : 'plain'}>
                  {when(on, today)}
                </Chip>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** What the user takes with them. Private. */
const Lessons = ({ client, today }: ExitData) => {
  const format = useFormat();
  const readOnly = useClientReadOnly() !== null;
  const [text, setText] = useState('');
  const add = (): void => {
    if (text.trim() === '') return;
    updateClient((document) => ({
      ...document,
      lessons: [...document.lessons, { id: newId('les'), on: today, text: text.trim() }],
    }));
    setText('');
    toast('Kept.', [{ label: 'Undo', onPress: undoClient }]);
  };
  return (
    <aside className={`private ${styles.lessons}`} aria-label="What I learned, private, never leaves the app">
      <Seam edge="left" />
      <SideLabel side="private" line="never leaves the app">
        What I learned
      </SideLabel>
      <ul>
        {client.lessons.map((lesson) => (
          <li key={lesson.id} className={styles.lesson}>
            <span className="meta">{format.shortDate(lesson.on)}</span>
            <TextArea
              label={`Lesson of ${format.longDate(lesson.on)}, private, never leaves the app`}
              hideLabel
              voice="private"
              rows={2}
              value={lesson.text}
              readOnly={readOnly}
              onChange={(words) =>
                updateClient((document) => ({
                  ...document,
                  lessons: document.lessons.map((each) => (each.id === lesson.id ? { ...each, text: words } : each)),
                }))
              }
            />
            {readOnly ? null : (
              <Button
                variant="quiet"
                size="sm"
                aria-label={`Remove the lesson of ${format.longDate(lesson.on)}`}
                onClick={() => {
                  updateClient((document) => ({
                    ...document,
                    lessons: document.lessons.filter((each) => each.id !== lesson.id),
                  }));
                  toast('Removed.', [{ label: 'Undo', onPress: undoClient }]);
                }}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <div className={styles.add}>
          <TextArea
            label="One thing I learned"
            hint="What I would do again, or what I will do differently."
            voice="private"
            rows={3}
            value={text}
            onChange={setText}
          />
          <Button size="sm" onClick={add}>
            Keep it
          </Button>
        </div>
      )}
    </aside>
  );
};

/** After the last day: open dates first, then what was learned. */
export const AfterView = (data: ExitData) => (
  <div className={styles.after}>
    <OpenDates {...data} />
    <Lessons {...data} />
  </div>
);
