import type { ImportPreview } from '#shared/contract.ts';
import { type ImportChoices, importChoices, noChoices } from '#shared/model/index.ts';
import { headingOf } from '#shared/rules/import/headers.ts';
import { fieldNamed } from '#shared/rules/import/plain.ts';
import { importSentence } from '#shared/rules/import/words.ts';
import type { App } from '../app/create-app.ts';
import { ask, clientNamed, withWorkspace } from './asking.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { placeNamed } from './words.ts';

const given = (text: string): string | null => (text === '' ? null : text);

const choicesOf = ({ option }: Given): ImportChoices =>
  importChoices.parse({
    ...noChoices,
    dayOrder: given(option('day-order')),
    decimal: given(option('decimal')),
    encoding: given(option('encoding')),
    target: given(option('rows')),
    half: given(option('half')) ?? 'facts',
    name: option('about') === '*' ? '' : given(option('about')),
    currency: given(option('currency')),
    dueDays: option('due-days') === '' ? null : Number(option('due-days')),
    undatedPayments: given(option('undated-payments')),
  });

/** Columns named by heading or number, as the fields they hold; a sentence when one is not there. */
const mapped = (
  maps: readonly string[],
  columns: NonNullable<ImportPreview['columns']>,
): ImportChoices['columns'] | string => {
  const chosen: NonNullable<ImportChoices['columns']> = {};
  for (const map of maps) {
    const cut = map.lastIndexOf('=');
    const [wanted, name] = [map.slice(0, cut).trim(), map.slice(cut + 1)];
    const column =
      columns.find(({ heading }) => headingOf(heading) === headingOf(wanted)) ??
      columns.find(({ index }) => String(index + 1) === wanted);
    const field = fieldNamed(name);
    if (column === undefined) {
      return `There is no column "${wanted}". There are: ${columns.map(({ heading }) => heading).join(', ')}.`;
    }
    if (field === null) return `There is no field "${name}".`;
    chosen[String(column.index)] = field;
  }
  return chosen;
};

const optionOf: Readonly<Record<ImportPreview['questions'][number]['choice'], string>> = {
  encoding: 'encoding',
  separator: 'separator',
  dayOrder: 'day-order',
  decimal: 'decimal',
  target: 'rows',
  name: 'about',
  currency: 'currency',
  dueDays: 'due-days',
  undatedPayments: 'undated-payments',
};

const linesOf = ({ reading, questions, problems, notTaken }: ImportPreview): readonly string[] => [
  ...reading,
  ...problems,
  ...notTaken.map((name) => `Not taken: ${name}`),
  ...questions.flatMap(({ sentence, choice, options }) => [
    sentence,
    ...options.map(
      ({ value, label }) => `  --${optionOf[choice]} ${value === '' ? '"*"' : JSON.stringify(value)}  ${label}`,
    ),
  ]),
];

const run = async (app: App, command: Given): Promise<Outcome> => {
  const found = await clientNamed(app, command.option('client'));
  if ('error' in found) return found;
  const asked = { clientId: found.client.id, path: placeNamed(command.place), choices: choicesOf(command) };
  const first = await ask(app, 'import.preview', asked);
  if (!first.ok) return failed(first.error);
  const maps = command.all('map');
  if (maps.length > 0 && first.value.columns === null) {
    return failed({
      code: 'invalid',
      message: '--map is for tables of no known program; the columns of this one are known.',
    });
  }
  const columns = maps.length === 0 ? null : mapped(maps, first.value.columns ?? []);
  if (typeof columns === 'string') return failed({ code: 'invalid', message: columns, field: 'map' });
  const choices = { ...asked.choices, columns };
  const looked = columns === null ? first : await ask(app, 'import.preview', { ...asked, choices });
  if (!looked.ok) return failed(looked.error);
  const preview = looked.value;
  const [question] = preview.questions;
  if (question !== undefined) {
    const message = `Nothing was imported yet. ${question.sentence}`;
    return failed({ code: 'invalid', message, field: optionOf[question.choice] }, { preview }, linesOf(preview));
  }
  if (command.on('dry-run'))
    return done({ dryRun: true, preview }, [...linesOf(preview), importSentence(preview.counts, 'to add')]);
  const applied = await ask(app, 'import.apply', { ...asked, choices, fingerprint: preview.fingerprint });
  if (!applied.ok) return failed(applied.error, { preview });
  const { counts, sentence, problems } = applied.value;
  return done({ dryRun: false, counts, sentence, problems, preview }, [...linesOf(preview), ...problems, sentence]);
};

/** Looks at a file and, unless only asked to look, takes it in. */
export const runImport = (command: Given): Promise<Outcome> => withWorkspace(command, (app) => run(app, command));
