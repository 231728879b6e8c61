import { Buffer } from 'node:buffer';
import type { TestApp } from './app.ts';
import { someFacts } from './entries.ts';

export const passphrase = 'four quiet words here';

/** Words that are written in every kind of file of a workspace; none may be found while it is encrypted. */
export const secrets = {
  client: 'Marigold & Thrush',
  person: 'Inês Tavares',
  fact: 'The handover slipped to Thursday',
  own: 'I felt cornered in that call',
  draft: 'A sentence that is not finished',
  file: 'The agreement of the second of September, in full.',
};

export const paper = Buffer.from(secrets.file);

/** Fills a workspace with the secrets; answers the client's and the entry's id, and the digest of the paper. */
export const writeSecrets = async ({ app, ask }: TestApp) => {
  const { workspace } = await ask('app.state', null);
  await ask('workspace.save', {
    document: { ...workspace, profile: { ...workspace.profile, person: secrets.person } },
  });
  const { document } = await ask('client.create', { name: secrets.client });
  const clientId = document.id;
  const { upload } = await ask('file.begin', { name: 'terms.txt', mediaType: 'text/plain', size: paper.length });
  await app.filePart(upload, 0, paper);
  const attachment = await ask('file.finish', { upload });
  const { id: entryId } = await ask('journal.add', {
    clientId,
    facts: someFacts({ text: secrets.fact, attachments: [attachment] }),
    private: { text: secrets.own, mood: 2, energy: null },
  });
  await ask('draft.save', {
    clientId,
    slot: 'new',
    draft: {
      entryId: null,
      facts: someFacts({ text: secrets.draft }),
      private: { text: '', mood: null, energy: null },
      changed: true,
    },
  });
  return { clientId, entryId, attachment };
};

/** Sets the passphrase as a window does and answers the printed code. */
export const setPassphrase = async ({ ask }: TestApp, words = passphrase): Promise<string> => {
  const code = await ask('lock.code', null);
  await ask('lock.set', { passphrase: words, code });
  return code;
};
