import { useMemo } from 'react';
import { overviewOf } from '#shared/rules/overview.ts';
import { PageBody } from '../../components/index.ts';
import { useAppState, useClient, useEntries } from '../../state/index.ts';
import { CheckIn } from './check-in.tsx';
import { Gaps } from './gaps.tsx';
import { HourRateSection } from './hour-rate.tsx';
import { MoodSection } from './mood-section.tsx';
import { NextDates } from './next-dates.tsx';
import styles from './overview.module.css';
import { Owed } from './owed.tsx';
import { QuickEntry } from './quick-entry.tsx';

const none: readonly string[] = [];

/** The state of things in one look. */
export const OverviewView = ({ clientId }: { readonly clientId: string; readonly rest: string }) => {
  const document = useClient((client) => client);
  const journal = useEntries();
  const workspace = useAppState((state) => state.workspace);
  const today = useAppState((state) => state.today);
  const overview = useMemo(
    () => overviewOf({ document, journal }, workspace, today, document.dismissedHints ?? none),
    [document, journal, workspace, today],
  );
  return (
    <PageBody className={styles.page}>
      <p className={styles.lede}>{overview.sentence}</p>
      <CheckIn document={document} today={today} />
      <QuickEntry clientId={clientId} />
      <div className={styles.upper}>
        <MoodSection clientId={clientId} series={overview.mood} />
        <NextDates clientId={clientId} dates={overview.dates} today={today} />
      </div>
      <div className={styles.lower}>
        <Owed clientId={clientId} document={document} workspace={workspace} today={today} />
        <HourRateSection rates={overview.hourRate} />
        <Gaps clientId={clientId} gaps={overview.gaps} />
      </div>
    </PageBody>
  );
};
