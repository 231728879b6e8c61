import { useState } from 'react';
import { lettersContent } from '#shared/content/letters.ts';
import type { LetterTemplate } from '#shared/content/letters-types.ts';
import type { Letter } from '#shared/model/index.ts';
import { lettersFor } from '#shared/rules/letters.ts';
import { Button, Select } from '../../../components/index.ts';
import { clientPlace, go, useFormat } from '../../../state/index.ts';
import type { ExitData } from '../use-exit.ts';
import styles from './letters.module.css';

type Item = { readonly id: string; readonly title: string; readonly line: string };

const useItems = ({ client, plan }: ExitData, fitting: readonly LetterTemplate[]) => {
  const format = useFormat();
  const line = (letterId: string): string => {
    const written = client.letters.filter((letter) => letter.letterId === letterId);
    if (written.some(({ state }) => state === 'draft')) return 'Draft';
    const sent = written.at(-1);
    return sent === undefined ? 'Not started' : `Sent ${format.dayMonth(sent.on)}`;
  };
  const item = ({ id, title }: LetterTemplate): Item => ({ id, title, line: line(id) });
  const offered = lettersFor(plan);
  const begun = offered.filter(
    ({ id }) =>
      !fitting.some((each) => each.id === id) &&
      client.letters.some(({ letterId, state }) => letterId === id && state === 'draft'),
  );
  const shown = [...fitting, ...begun];
  const more = lettersContent.groups
    .map(({ id, title }) => ({
      title,
      items: offered
        .filter(({ group }) => group === id)
        .filter((letter) => !shown.includes(letter))
        .map(item),
    }))
    .filter(({ items }) => items.length > 0);
  const sent = client.letters
    .filter(({ state }) => state === 'sent')
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
    .map(
      (letter: Letter): Item => ({
        id: letter.id,
        title: letter.subject,
        line: `Sent ${format.shortDate(letter.on)}`,
      }),
    );
  return { now: shown.map(item), more, sent };
};

/** The letters that fit now, the others on demand, and what was sent. A menu in narrow windows. */
export const LetterList = ({
  data,
  fitting,
  current,
}: {
  readonly data: ExitData;
  readonly fitting: readonly LetterTemplate[];
  readonly current: string;
}) => {
  const { now, more, sent } = useItems(data, fitting);
  const inMore = more.some(({ items }) => items.some(({ id }) => id === current));
  const [all, setAll] = useState(false);
  const href = (id: string): string => clientPlace(data.client.id, 'exit', `letters/${id}`);
  const link = ({ id, title, line }: Item) => (
    <li key={id}>
      <a href={href(id)} aria-current={id === current ? 'true' : undefined}>
        <b>{title}</b>
        <span className="meta">{line}</span>
      </a>
    </li>
  );
  const every = [...now, ...more.flatMap(({ items }) => items), ...sent];
  return (
    <>
      <nav aria-label="Letters" className={styles.list}>
        <ul>{now.map(link)}</ul>
        {all || inMore ? (
          more.map(({ title, items }) => (
            <section key={title}>
              <h3 className="label">{title}</h3>
              <ul>{items.map(link)}</ul>
            </section>
          ))
        ) : (
          <Button variant="quiet" size="sm" onClick={() => setAll(true)}>
            More letters
          </Button>
        )}
        {sent.length === 0 ? null : (
          <section>
            <h3 className="label">Sent</h3>
            <ul>{sent.map(link)}</ul>
          </section>
        )}
      </nav>
      <div className={styles.menu}>
        <Select
          label="Letter"
          value={current}
          options={every.map(({ id, title, line }) => ({ value: id, label: `${title} (${line.toLowerCase()})` }))}
          onChange={(id) => go(href(id))}
        />
      </div>
    </>
  );
};
