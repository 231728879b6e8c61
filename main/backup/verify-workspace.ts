import type { Result } from '#shared/contract.ts';
import type { Form } from '../workspace/form.ts';
import type { Contents } from './contents.ts';
import { asResult, Failure } from './failure.ts';
import { isWorkspace, readWorkspace } from './workspace-files.ts';

/**
 * Reads a workspace folder without changing it: every journal chain, every document, every attachment against its name.
 * What is wrong is in `problems`. Errors: `not-found` when there is no workspace, `storage` and `read-only` when a file
 * cannot be read.
 */
export const verifyWorkspace = (dir: string, form?: Form): Promise<Result<Contents>> =>
  asResult(
    async () => {
      if (!(await isWorkspace(dir))) throw new Failure('not-found', `There is no Good Terms workspace in ${dir}.`);
      return readWorkspace(dir, form);
    },
    () => ({ code: 'storage', message: `${dir} could not be read. Nothing was changed.` }),
  );
