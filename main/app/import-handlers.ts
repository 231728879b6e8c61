import { randomUUID } from 'node:crypto';
import type { ImportApplied, Result } from '#shared/contract.ts';
import type { ImportChoices } from '#shared/model/index.ts';
import { clientCurrency } from '#shared/rules/facts-money.ts';
import { importSentence } from '#shared/rules/import/words.ts';
import { type FileRead, type ReadContext, readImport } from '../import/index.ts';
import { addEntry, type Client, removeEntry } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { FileKeeper } from './file-state.ts';
import type { Host } from './host.ts';
import { importActions } from './import-actions.ts';
import { type Brought, bringFiles } from './import-files.ts';
import { planOf, previewOf, recordsAfter } from './import-plan.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

type Asked = { readonly clientId: string; readonly path: string; readonly choices: ImportChoices };

/** Imports: looked at, written, taken back. */
export const importHandlers = (host: Host, session: Session, keeper: FileKeeper, changed: () => void) => {
  const now = (): string => host.clock().toISOString();
  const imports = importActions(session, now, changed);

  const contextOf = (client: Client, choices: ImportChoices): ReadContext => {
    const document = client.document();
    return {
      clientName: document.name,
      currency: clientCurrency(document, session.current().document()),
      termsDays:
        document.agreements.find(({ paymentTermsDays }) => paymentTermsDays !== null)?.paymentTermsDays ?? null,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      choices,
    };
  };

  const readFor = async ({ clientId, path, choices }: Asked): Promise<Result<{ client: Client; read: FileRead }>> => {
    const client = session.current().client(clientId);
    if (!client.ok) return client;
    const read = await readImport(path, contextOf(client.value, choices));
    return read.ok ? ok({ client: client.value, read: read.value }) : read;
  };

  const keptIn = async (): Promise<ReadonlySet<string>> =>
    new Set((await session.current().files.list()).map(({ sha256 }) => sha256));

  const apply = async (client: Client, read: FileRead, brought: Brought): Promise<Result<ImportApplied>> => {
    const readOnly = client.readOnly ?? client.journal.readOnly;
    if (readOnly !== null) return fail('read-only', readOnly);
    const plan = planOf(read, client, await keptIn());
    const before = client.document();
    const records = recordsAfter(read, plan, before);
    if (!records.ok) return records;
    const after = records.value;
    const entryIds: string[] = [];
    const drafts = plan.entries.fresh.map((entry) => {
      const entryId = randomUUID();
      entryIds.push(entryId);
      return addEntry(entryId, now(), { facts: brought.factsOf(entry), private: entry.private });
    });
    const written = await imports.append(client, drafts);
    if (!written.ok) return written;
    if (after !== before) {
      const saved = client.save(after, client.version());
      if (!saved.ok) {
        client.journal.append(entryIds.map((entryId) => removeEntry(entryId, now())));
        return saved;
      }
    }
    const actionId = imports.keep({ clientId: client.id, entryIds, before, after });
    changed();
    const counts = { ...plan.counts, files: brought.counts };
    return ok({ actionId, counts, sentence: importSentence(counts, 'added'), problems: brought.problems });
  };

  return {
    'import.preview': async (asked) => {
      const found = await readFor(asked);
      if (!found.ok) return found;
      const { client, read } = found.value;
      const { locale } = session.current().document().settings;
      return ok(previewOf(read, planOf(read, client, await keptIn()), locale));
    },

    'import.apply': async ({ fingerprint, ...asked }) => {
      const found = await readFor(asked);
      if (!found.ok) return found;
      const { client, read } = found.value;
      const [question] = read.questions;
      if (question !== undefined) return fail('invalid', `Nothing was imported yet. ${question.sentence}`);
      if (read.fingerprint !== fingerprint) {
        return fail('conflict', 'The file has changed since you looked at it. Nothing was imported; look at it again.');
      }
      const readOnly = client.readOnly ?? client.journal.readOnly;
      if (readOnly !== null) return fail('read-only', readOnly);
      // Files come in before the entries that name them; without an entry they are unused, and cleaned like any other.
      await keeper.cleaned();
      const wanted = planOf(read, client, await keptIn()).files;
      const brought = await bringFiles(session.current().files, asked.path, wanted);
      if (!brought.ok) return brought;
      for (const sha256 of brought.value.kept) keeper.note(sha256, 'whole');
      return session.write(() => apply(client, read, brought.value));
    },

    ...imports.handlers,
  } satisfies Partial<Handlers>;
};
