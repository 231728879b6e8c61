import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestApp } from './app.ts';
import { someFacts } from './entries.ts';
import { filesOf } from './workspace.ts';

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

/** Where a file of the workspace says one of the secrets, or names what only its content should tell. */
export const told = (dir: string): readonly string[] => {
  const words = [
    ...Object.values(secrets),
    ...Object.values(secrets).map((secret) => Buffer.from(secret).toString('base64').slice(0, -4)),
    createHash('sha256').update(secrets.file).digest('hex'),
  ];
  return filesOf(dir).flatMap((file) => {
    const content = `${file}\n${readFileSync(join(dir, file)).toString('latin1')}`;
    return words
      .filter((word) => content.includes(Buffer.from(word).toString('latin1')))
      .map((word) => `${file}: ${word}`);
  });
};
