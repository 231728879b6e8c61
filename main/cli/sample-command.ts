import Conf from 'conf';
import { verifyWorkspace } from '../backup/index.ts';
import { readSample, writeSample } from '../workspace/index.ts';
import { type Command, done, failed } from './command.ts';
import { assetsFolder } from './headless-host.ts';
import { countsOf, placeNamed } from './words.ts';

export const sampleCommand: Command = {
  name: 'sample',
  does: 'Writes the sample workspace into an empty folder.',
  more: 'Everyone in it is invented.',
  place: { hint: 'DIR', means: 'an empty folder or a new one' },
  options: {},
  run: async ({ place }) => {
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
  },
};
