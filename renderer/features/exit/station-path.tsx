import Check from 'lucide-react/icons/check';
import { cx, Icon } from '../../components/index.ts';
import { clientPlace } from '../../state/index.ts';
import styles from './station-path.module.css';
import { type Station, type StationLine, stationTitles } from './stations.ts';

/** Done (tick), now (filled), open (ring). All five always reachable. */
export const StationPath = ({
  clientId,
  lines,
  current,
}: {
  readonly clientId: string;
  readonly lines: readonly StationLine[];
  readonly current: Station;
}) => (
  <nav aria-label="Exit path" className={styles.stations}>
    {lines.map(({ station, line, done }, index) => {
      const now = station === current;
      return (
        <a
          key={station}
          href={clientPlace(clientId, 'exit', station)}
          className={cx(styles.station, now ? styles.now : done && styles.done)}
          aria-current={now ? 'step' : undefined}
        >
          <span className={styles.dot} aria-hidden="true">
            {done && !now ? <Icon of={Check} size="sm" /> : index + 1}
          </span>
          <span className={styles.words}>
            <b>{stationTitles[station]}</b>
            <small>{line}</small>
          </span>
        </a>
      );
    })}
  </nav>
);
