/** A process of its own: opens a workspace, appends entries without end and prints the number of each acknowledged one. */
import Conf from 'conf';
import { addEntry, openWorkspace } from '#main/workspace/index.ts';
import { someFacts } from '../../builders/entries.ts';

const opened = await openWorkspace({ folder: process.argv[2] ?? '', Store: Conf, clock: () => new Date() });
if (!opened.ok) {
  process.stdout.write(`${opened.error.code}\n`);
  process.exit(0);
}
process.stdout.write('open\n');
const workspace = opened.value;
const client = workspace.clients()[0] ?? null;
const created = client === null ? workspace.createClient('Hollis & Wren') : { ok: true as const, value: client };
if (!created.ok) process.exit(1);
const first = created.value.journal.entries.size;

const append = (number: number): void => {
  const text = `Entry ${number} ${'with a few more words '.repeat(number % 50)}`;
  const draft = addEntry(`entry-${number}`, new Date().toISOString(), {
    facts: someFacts({ text }),
    private: { text: `private ${number}`, mood: 3, energy: 3 },
  });
  if (created.value.journal.append([draft]).ok) process.stdout.write(`${number}\n`);
  // The document is saved in between, as in an afternoon's work.
  created.value.save({ ...created.value.document(), summary: `${number}` }, created.value.version());
  setImmediate(() => append(number + 1));
};
if (process.argv[3] === 'wait') setInterval(() => undefined, 60_000);
else append(first);
