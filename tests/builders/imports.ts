import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileRead, type ReadContext, readImport } from '#main/import/index.ts';
import { type ImportChoices, noChoices } from '#shared/model/index.ts';
import { temporaryFolder } from './host.ts';

/** A file under tests/fixtures/import. */
export const importFixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', 'import', name);

/** A file of a test's own with this content. */
export const fileWith = (content: string | Uint8Array, name = 'list.csv'): string => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
};

export const fixtureBytes = (name: string): Buffer => readFileSync(importFixture(name));

export type Given = Partial<Omit<ReadContext, 'choices'>> & { readonly choices?: Partial<ImportChoices> };

const contextOf = ({ choices = {}, ...given }: Given): ReadContext => ({
  clientName: 'Hollis & Wren',
  currency: 'EUR',
  termsDays: null,
  zone: 'Europe/Lisbon',
  ...given,
  choices: { ...noChoices, ...choices },
});

/** What is read from a file; throws the sentence of a refusal. */
export const read = async (path: string, given: Given = {}): Promise<FileRead> => {
  const answer = await readImport(path, contextOf(given));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

/** The sentence with which a file is refused. */
export const refusal = async (path: string, given: Given = {}): Promise<string> => {
  const answer = await readImport(path, contextOf(given));
  if (answer.ok) throw new Error('The file was read.');
  return answer.error.message;
};
