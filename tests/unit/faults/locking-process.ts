/** Sets or removes the passphrase of the workspace below `folder` and is killed before the step of the given number. */
import { Buffer } from 'node:buffer';
import { decryptWorkspace, encryptWorkspace } from '#main/app/protect.ts';
import { lookForLock } from '#main/workspace/protection.ts';
import { testHost } from '../../builders/host.ts';

const [folder = '', action = '', killAt = '', code = '', key = ''] = process.argv.slice(2);
let step = 0;
const host = testHost(folder);
const onStep = (): void => {
  if (step === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  step += 1;
};
const where = { ...host, onStep };
const found = lookForLock(host.paths.workspace);
const done =
  action === 'set'
    ? await encryptWorkspace(where, 'four quiet words here', code)
    : await decryptWorkspace(where, {
        dataKey: Buffer.from(key, 'hex'),
        recovery: found.state === 'locked' ? (found.recovery ?? '') : '',
      });
if (!done.ok) process.stderr.write(`${done.error.message}\n`);
process.exitCode = done.ok ? 0 : 1;
