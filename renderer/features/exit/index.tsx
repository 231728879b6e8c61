import { type ReactNode, useEffect } from 'react';
import { nextOpenDay } from '#shared/rules/after.ts';
import { PageBody } from '../../components/index.ts';
import { readyPacks } from '../../state/index.ts';
import { AfterView } from './after/after-view.tsx';
import styles from './exit.module.css';
import { LettersView } from './letters/letters-view.tsx';
import { StationPath } from './station-path.tsx';
import { stationLines, stationOf } from './stations.ts';
import { TimingView } from './timing/timing-view.tsx';
import { useExit } from './use-exit.ts';
import { WrapUpView } from './wrap-up/wrap-up-view.tsx';

/**
 * The way out: five stations, always all reachable. `pack` is the Pack station, given by the shell, because features do
 * not know each other.
 */
export const ExitView = ({
  clientId,
  rest,
  pack,
}: {
  readonly clientId: string;
  readonly rest: string;
  readonly pack?: ReactNode;
}) => {
  const data = useExit();
  const { client, checklist, settings, today } = data;
  const { station, rest: inside } = stationOf(rest);
  const lines = stationLines({
    client,
    steps: checklist.counts,
    next: nextOpenDay(data),
    today,
    locale: settings.locale,
  });
  // Who comes here comes near the pack: its first page then stands at once.
  useEffect(() => readyPacks(clientId), [clientId]);
  return (
    <div className={styles.exit}>
      <StationPath clientId={clientId} lines={lines} current={station} />
      <div className={styles.station}>
        {station === 'timing' ? <TimingView {...data} /> : null}
        {station === 'wrap-up' ? <WrapUpView {...data} /> : null}
        {station === 'letters' ? <LettersView {...data} place={inside} /> : null}
        {station === 'pack' ? (pack ?? <PageBody>The pack cannot be shown here.</PageBody>) : null}
        {station === 'after' ? <AfterView {...data} /> : null}
      </div>
    </div>
  );
};
