/** A process in which nothing happens but one backup; it says how many bytes it held at most. */
import { makeBackup } from '#main/backup/index.ts';
import { peak } from './peak.ts';

const [workspaceDir = '', toDir = ''] = process.argv.slice(2);
const made = await makeBackup({ workspaceDir, toDir, now: new Date(), version: '0.1.0', reason: 'asked' });
if (made.ok) process.send?.(await peak());
