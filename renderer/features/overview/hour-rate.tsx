import { useId, useState } from 'react';
import { type Bar, hourChart } from '#shared/rules/chart.ts';
import type { HourRate } from '#shared/rules/hour-rate.ts';
import { exponentOf } from '#shared/rules/money.ts';
import { cx, Table, Td, Th, useWidth } from '../../components/index.ts';
import { type Format, useFormat } from '../../state/index.ts';
import { AsTable } from './as-table.tsx';
import styles from './charts.module.css';
import page from './overview.module.css';

const height = 158;
const widest = 340;
/** A bar lower than this carries its figure above itself. */
const roomInside = 20;

const monthName = (format: Format, month: string): string => format.monthYear(month).split(' ')[0] ?? '';
const hoursOf = (format: Format, minutes: number): string => format.number(minutes / 60, 1);

/** A bar with round shoulders that stands on the base line. */
const shape = ({ x, y, width, height: tall }: Bar): string => {
  const r = Math.min(3, tall / 2);
  return `M${x} ${y + tall}V${y + r}q0-${r} ${r}-${r}h${width - 2 * r}q${r} 0 ${r} ${r}V${y + tall}z`;
};

const BarMark = ({
  bar,
  baseline,
  whole,
  format,
}: {
  readonly bar: Bar;
  readonly baseline: number;
  readonly whole: (minor: number) => string;
  readonly format: Format;
}) => {
  const middle = bar.x + bar.width / 2;
  const inside = bar.height >= roomInside;
  return (
    <g>
      {bar.hollowY === null ? null : (
        <rect
          className={styles.hollow}
          x={bar.x + 0.5}
          y={bar.hollowY}
          width={bar.width - 1}
          height={bar.y - bar.hollowY}
        />
      )}
      {bar.rate === null || bar.height === 0 ? null : (
        <path className={cx(styles.bar, bar.recent && styles.recent)} d={shape(bar)} />
      )}
      {bar.rate === null ? null : (
        <text
          className={cx(styles.ink, inside && bar.recent ? styles.onBar : styles.bold)}
          x={middle}
          y={inside ? bar.y + 17 : bar.y - 4}
          textAnchor="middle"
        >
          {whole(bar.rate)}
        </text>
      )}
      <text className={cx(styles.ink, styles.faint)} x={middle} y={baseline + 16} textAnchor="middle">
        {bar.label}
      </text>
      <text className={cx(styles.ink, bar.recent && styles.bold)} x={middle} y={baseline + 34} textAnchor="middle">
        {bar.unpaidMinutes === 0 ? '–' : hoursOf(format, bar.unpaidMinutes)}
      </text>
    </g>
  );
};

const Chart = ({ rates, label }: { readonly rates: HourRate; readonly label: string }) => {
  const format = useFormat();
  const [ref, full] = useWidth();
  const width = Math.min(full, widest);
  const chart = hourChart(rates, { width: Math.max(width, 220), height });
  const unit = 10 ** exponentOf(rates.currency);
  const whole = (minor: number): string => format.number(Math.round(minor / unit), 0);
  const end = (chart.bars.at(-1)?.x ?? 0) + (chart.bars.at(-1)?.width ?? 0) + 8;
  return (
    <div ref={ref} className={styles.figure}>
      {full === 0 ? null : (
        <svg className={styles.chart} width={width} height={height} role="img" aria-label={label}>
          {chart.bars.map((bar) => (
            <BarMark key={bar.month} bar={bar} baseline={chart.baseline} whole={whole} format={format} />
          ))}
          {chart.targetY === null || rates.target === null ? null : (
            <>
              <line className={styles.target} x1="0" x2={end} y1={chart.targetY} y2={chart.targetY} />
              <text className={cx(styles.ink, styles.bold)} x={width} y={chart.targetY + 4} textAnchor="end">
                {whole(rates.target)}
              </text>
              <text className={cx(styles.ink, styles.faint)} x={width} y={chart.targetY + 18} textAnchor="end">
                target
              </text>
            </>
          )}
          <line className={styles.base} x1="0" x2={end} y1={chart.baseline} y2={chart.baseline} />
          <text className={cx(styles.ink, styles.faint)} x={width} y={chart.baseline + 34} textAnchor="end">
            unpaid h
          </text>
        </svg>
      )}
    </div>
  );
};

const RatesTable = ({ rates }: { readonly rates: HourRate }) => {
  const format = useFormat();
  return (
    <Table caption="What an hour earned, by month">
      <thead>
        <tr>
          <Th>Month</Th>
          <Th figures>An hour</Th>
          <Th figures>Unpaid hours</Th>
        </tr>
      </thead>
      <tbody>
        {rates.months.map((month) => (
          <tr key={month.month}>
            <Th scope="row">{format.monthYear(month.month)}</Th>
            <Td figures>{month.rate === null ? '–' : format.money(month.rate, rates.currency)}</Td>
            <Td figures>{hoursOf(format, month.unpaidMinutes)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

/** Earned in the month, divided by all hours; the row below the bars is unpaid hours. */
export const HourRateSection = ({ rates }: { readonly rates: HourRate }) => {
  const id = useId();
  const format = useFormat();
  const [table, setTable] = useState(false);
  const { recent, target, currency, months } = rates;
  const anything = months.some(({ minutes }) => minutes > 0);
  const money = (minor: number): string => format.money(minor, currency);
  const label = [
    'What an hour earned by month.',
    ...months.map(({ month, rate }) => `${monthName(format, month)} ${rate === null ? 'no hours' : money(rate)}.`),
    ...(target === null ? [] : [`Target ${money(target)}.`]),
  ].join(' ');
  return (
    <section aria-labelledby={id}>
      <div className={page.titled}>
        <h2 className="label" id={id}>
          What an hour really earns
        </h2>
        {anything ? <AsTable table={table} onChange={setTable} /> : null}
      </div>
      {recent.rate === null ? null : (
        <p className={page.big}>
          {money(recent.rate)}
          <small>
            {monthName(format, recent.from)} to {monthName(format, recent.to)}
            {target === null ? '' : `, target ${format.shortMoney(target, currency)}`}
          </small>
        </p>
      )}
      {anything ? (
        <>
          {table ? <RatesTable rates={rates} /> : <Chart rates={rates} label={label} />}
          {rates.partial ? <p className="meta">Invoices in other currencies are not counted here.</p> : null}
        </>
      ) : (
        <p className={page.empty}>
          No hours are written down for the six months before this one. Add them to your entries.
        </p>
      )}
    </section>
  );
};
