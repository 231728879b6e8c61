import Conf from 'conf';
import { verifyWorkspace } from '../backup/index.ts';
import { readSample, writeSample } from '../workspace/index.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { assetsFolder } from './headless-host.ts';
import { countsOf, placeNamed } from './words.ts';

/** Writes the sample into the folder named and says what it holds. */
export const runSample = async ({ place }: Given): Promise<Outcome> => {
  const folder = placeNamed(place);
  const written = writeSample({ folder, Store: Conf, clock: () => new Date() }, await readSample(assetsFolder));
  if (!written.ok) return failed(written.error);
  const read = await verifyWorkspace(folder);
  if (!read.ok) return failed(read.error);
  const counts = { clients: read.value.clients.length, entries: read.value.entries, invoices: read.value.invoices };
  return done({ path: folder, ...counts }, [
    `The sample is in ${folder}: ${countsOf(counts)}.`,
    `Open it with: npm run start:browser -- --workspace ${JSON.stringify(folder)}`,
  ]);
};
