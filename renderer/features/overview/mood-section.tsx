import { useId, useState } from 'react';
import { type MoodSeries, moodDescription } from '#shared/rules/mood.ts';
import { energyWord, moodWord, PrivateBlock, Table, Td, Th } from '../../components/index.ts';
import { clientPlace, useFormat } from '../../state/index.ts';
import { AsTable } from './as-table.tsx';
import { MoodChartFigure } from './mood-chart.tsx';
import styles from './overview.module.css';

const WeeksTable = ({ clientId, series }: { readonly clientId: string; readonly series: MoodSeries }) => {
  const format = useFormat();
  const cell = (value: number | null, word: (value: number) => string): string =>
    value === null ? '–' : `${word(value)} (${format.number(value, 1)})`;
  return (
    <div className={styles.weeks}>
      <Table caption="Mood and energy by week, newest first">
        <thead>
          <tr>
            <Th>Week of</Th>
            <Th>Mood</Th>
            <Th>Energy</Th>
            <Th figures>Entries</Th>
          </tr>
        </thead>
        <tbody>
          {series.weeks.toReversed().map((week) => (
            <tr key={week.start}>
              <Th scope="row">
                <a href={clientPlace(clientId, 'journal', `week/${week.start}`)}>{format.shortDate(week.start)}</a>
              </Th>
              <Td>{cell(week.mood, moodWord)}</Td>
              <Td>{cell(week.energy, energyWord)}</Td>
              <Td figures>{week.entries}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
};

/** Mood and energy by week, in a private area of its own, as a picture or as a table. */
export const MoodSection = ({ clientId, series }: { readonly clientId: string; readonly series: MoodSeries }) => {
  const heading = useId();
  const [table, setTable] = useState(false);
  const title = (
    <div className={styles.titled}>
      <h2 className="h3" id={heading}>
        Mood and energy
      </h2>
      {series.enough ? <AsTable table={table} onChange={setTable} /> : null}
    </div>
  );
  return (
    <PrivateBlock aria-labelledby={heading} className={styles.mood} heading={title}>
      {series.enough ? null : <p className={styles.tooFew}>Too few entries for a trend. Four weeks make a line.</p>}
      {series.enough && table ? <WeeksTable clientId={clientId} series={series} /> : null}
      {series.enough && !table ? (
        <MoodChartFigure clientId={clientId} series={series} description={moodDescription(series)} />
      ) : null}
    </PrivateBlock>
  );
};
