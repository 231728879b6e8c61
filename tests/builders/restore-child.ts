/** Restores `path` into `dir` and is killed before the step of the given number, as by a power cut. */
import { restoreBackup } from '#main/backup/index.ts';

const [path = '', toDir = '', killAt = ''] = process.argv.slice(2);
const before = { path, madeAt: '', bytes: 0, verified: true, clients: 0, entries: 0, invoices: 0, attachments: 0 };
let step = 0;
const restored = await restoreBackup({
  path,
  toDir,
  before,
  onStep: () => {
    if (step === Number(killAt)) process.kill(process.pid, 'SIGKILL');
    step += 1;
  },
});
process.exitCode = restored.ok ? 0 : 1;
