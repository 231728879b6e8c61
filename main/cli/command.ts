import { parseArgs } from 'node:util';
import type { AppError } from '#shared/contract.ts';

/** What a command ended with. `lines` are for people, `value` is for `--json`; both also when something was found wrong. */
export type Outcome = {
  readonly value: object;
  readonly lines: readonly string[];
  /** Null when all is well. */
  readonly error: AppError | null;
};

export const done = (value: object, lines: readonly string[]): Outcome => ({ value, lines, error: null });
export const failed = (error: AppError, value: object = {}, lines: readonly string[] = []): Outcome => ({
  value,
  lines,
  error,
});

type Option = {
  readonly means: string;
  /** What stands after it; empty for a switch, which takes nothing. */
  readonly hint: string;
  readonly required: boolean;
  /** May be given more than once. */
  readonly many?: true;
  /** What is wrong with a value, as a sentence, or null. */
  readonly check?: (value: string) => Promise<string | null>;
};

export type Given = {
  /** The place named without an option: DIR or PATH. */
  readonly place: string;
  readonly option: (name: string) => string;
  /** Every value of an option that may be given more than once. */
  readonly all: (name: string) => readonly string[];
  /** Whether a switch is there. */
  readonly on: (name: string) => boolean;
};

export type Command = {
  readonly name: string;
  /** What the command does, in one line. */
  readonly does: string;
  /** More about it, for its own help. */
  readonly more: string;
  /** What the argument without an option names, or null when there is none. */
  readonly place: { readonly hint: string; readonly means: string } | null;
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (given: Given) => Promise<Outcome>;
};

/** One line that shows how a command is written. */
const usageOf = ({ name, place, options }: Command): string => {
  const shown = Object.entries(options).map(([option, { hint, required, many }]) => {
    const one = `--${option} ${hint}`.trim();
    return `${required ? one : `[${one}]`}${many ? '…' : ''}`;
  });
  return ['gt', name, ...(place === null ? [] : [place.hint]), ...shown, '[--json]'].join(' ');
};

export type Reading =
  | { readonly kind: 'run'; readonly given: Given; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string; readonly field: string };

const wrong = (command: Command, sentence: string, field = ''): Reading => ({
  kind: 'wrong',
  sentence: `${sentence} It is written like this: ${usageOf(command)}`,
  field,
});

/** Reads the arguments of one command, or says in a sentence what is wrong with them. */
export const readArguments = async (command: Command, args: readonly string[]): Promise<Reading> => {
  const own = Object.entries(command.options).map(
    ([name, { hint }]) => [name, { type: hint === '' ? ('boolean' as const) : ('string' as const) }] as const,
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...Object.fromEntries(own), json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    strict: false,
    tokens: true,
  });
  const values = new Map<string, readonly string[]>();
  const places: string[] = [];
  let json = false;
  for (const token of tokens) {
    if (token.kind === 'positional') places.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'help' || token.name === 'h') return { kind: 'help' };
    if (token.name === 'json') json = true;
    else if (!Object.hasOwn(command.options, token.name)) {
      return wrong(command, `${command.name} knows no option ${token.rawName}.`, token.name);
    } else if (command.options[token.name]?.hint === '') {
      if (token.value !== undefined) return wrong(command, `${token.rawName} takes no value.`, token.name);
      values.set(token.name, ['']);
    } else if (token.value === undefined || token.value === '' || (token.value.startsWith('-') && !token.inlineValue)) {
      return wrong(command, `${token.rawName} needs a value after it.`, token.name);
    } else if (values.has(token.name) && command.options[token.name]?.many === undefined) {
      return wrong(command, `${token.rawName} is given twice.`, token.name);
    } else values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
  }
  const [place = '', extra] = command.place === null ? ['', ...places] : places;
  if (extra !== undefined) return wrong(command, `"${extra}" is one argument too many.`);
  if (command.place !== null && place === '') return wrong(command, `${command.place.hint} is missing.`);
  const missing = Object.entries(command.options).find(([name, { required }]) => required && !values.has(name));
  if (missing !== undefined) return wrong(command, `--${missing[0]} ${missing[1].hint} is missing.`, missing[0]);
  for (const [name, all] of values) {
    for (const value of all) {
      const sentence = (await command.options[name]?.check?.(value)) ?? null;
      if (sentence !== null) return wrong(command, sentence, name);
    }
  }
  const given: Given = {
    place,
    option: (name) => values.get(name)?.[0] ?? '',
    all: (name) => values.get(name) ?? [],
    on: (name) => values.has(name),
  };
  return { kind: 'run', json, given };
};

const columns = (rows: readonly (readonly [string, string])[]): readonly string[] => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
};

const exitCodes = 'Exit codes: 0 done, 1 failed or a problem was found, 2 not written correctly, 3 workspace in use.';
const jsonMeans = 'print one JSON object and nothing else (with npm: npm run --silent gt -- …)';

export const helpOf = (command: Command): string => {
  const options = Object.entries(command.options).map(
    ([name, { hint, means }]) => [`--${name} ${hint}`.trim(), means] as const,
  );
  const place = command.place === null ? [] : [[command.place.hint, command.place.means] as const];
  return [
    usageOf(command),
    '',
    `${command.does} ${command.more}`.trim(),
    '',
    ...columns([...place, ...options, ['--json', jsonMeans]]),
    '',
    exitCodes,
  ].join('\n');
};

export const helpOfAll = (commands: readonly Command[]): string =>
  [
    'Good Terms from a terminal. Nothing leaves this computer.',
    '',
    ...columns(commands.map((command) => [command.name, command.does])),
    '',
    'gt COMMAND --help explains one command. With npm: npm run gt -- COMMAND …',
    exitCodes,
  ].join('\n');
