/** Entry of the desktop host; built to out/main/main.js. */
import { join } from 'node:path';
import { run } from './run.ts';

run(join(import.meta.dirname, '..'));
