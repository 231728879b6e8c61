import type { AppError } from '#shared/contract.ts';
import { failed, helpOf, helpOfAll, type Outcome, readArguments } from './command.ts';
import { commands } from './commands.ts';

type Said = { readonly out: string; readonly err: string; readonly code: 0 | 1 | 2 | 3 };

const notWritten = (error: AppError, json: boolean): Said =>
  json ? { out: JSON.stringify({ ok: false, error }), err: '', code: 2 } : { out: '', err: error.message, code: 2 };

const tell = ({ value, lines, error }: Outcome, json: boolean): Said => {
  const code = error === null ? 0 : error.code === 'in-use' ? 3 : 1;
  if (json) {
    const answer = error === null ? { ok: true, ...value } : { ok: false, error, ...value };
    return { out: JSON.stringify(answer), err: '', code };
  }
  return { out: lines.join('\n'), err: error?.message ?? '', code };
};

const unexpected = (error: unknown): Outcome => {
  // The name says what kind of failure; its message could hold what the user wrote.
  const detail = error instanceof Error ? ` (${error.name})` : '';
  return failed({
    code: 'internal',
    message: `Something went wrong that should not. Your records were not changed.${detail}`,
  });
};

const answer = async (args: readonly string[]): Promise<Said> => {
  const [name = '', ...rest] = args;
  const json = args.includes('--json');
  if (args.length === 0 || name === '--help' || name === '-h' || name === 'help') {
    const code = args.length === 0 ? 2 : 0;
    return { out: code === 0 ? helpOfAll(commands) : '', err: code === 0 ? '' : helpOfAll(commands), code };
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    const known = commands.map((one) => one.name).join(', ');
    const wrong = name.startsWith('-') ? 'The command comes first.' : `There is no command "${name}".`;
    return notWritten({ code: 'invalid', message: `${wrong} There are: ${known}.` }, json);
  }
  const read = await readArguments(command, rest);
  switch (read.kind) {
    case 'help':
      return { out: helpOf(command), err: '', code: 0 };
    case 'wrong':
      return notWritten({ code: 'invalid', message: read.sentence, field: read.field }, json);
    case 'run':
      return tell(await command.run(read.given).catch(unexpected), read.json);
  }
};

const { out, err, code } = await answer(process.argv.slice(2));
if (out !== '') process.stdout.write(`${out}\n`);
if (err !== '') process.stderr.write(`${err}\n`);
// Not process.exit(): what was written to a pipe must arrive first.
process.exitCode = code;
