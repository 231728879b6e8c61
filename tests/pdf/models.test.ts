/** What both editions say of the sample, section by section: a change of any word, figure or width shows here. */
import { describe, expect, test } from 'vitest';
import { defaultPackChoices } from '#shared/model/index.ts';
import { clientPack, type PackModel, recordsPack, toClientFacing, toPackData } from '#shared/pack/index.ts';
import { aruRecord } from '../builders/pack-record.ts';

const models = async (): Promise<Readonly<Record<'client' | 'records', PackModel>>> => {
  const choices = defaultPackChoices();
  const rate = { on: '2026-01-01', value: '2.15', source: 'ecb.europa.eu, key interest rates' };
  const options = { ...choices, interest: { ...choices.interest, worksheet: true, rates: [rate] } };
  const data = toPackData({ ...(await aruRecord()), options });
  const client = clientPack(toClientFacing(data));
  if (!client.ok) throw new Error(client.message);
  return { client: client.model, records: recordsPack(data) };
};

describe.each(['client', 'records'] as const)('the model of the %s edition', (edition) => {
  test('is the one that was looked at', async () => {
    const { sections, ...rest } = (await models())[edition];
    await expect(`${JSON.stringify({ ...rest, sections }, null, 1)}\n`).toMatchFileSnapshot(
      `./models/${edition}-edition.txt`,
    );
  });

  test('is the same each time, and plain data', async () => {
    const [once, again] = [await models(), await models()];
    expect(JSON.parse(JSON.stringify(again[edition]))).toEqual(once[edition]);
  });
});
