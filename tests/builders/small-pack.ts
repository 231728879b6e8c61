import { hash } from 'node:crypto';
import type { PackForm } from '#shared/contract.ts';

/** A pack of a few small files, one of them the original of an exhibit. */
export const smallPack = (folder: string, form: PackForm, words: string) => {
  const text = `To: Petra Saar\n\n${words}\n`;
  return {
    folder,
    createFolder: false,
    clientName: 'Amber Lane',
    fileName: `${form === 'pdf' ? 'Closing pack' : 'MY RECORDS'} - Amber Lane - 2026-11-21.pdf`,
    form,
    asOf: '2026-11-21',
    pdf: Buffer.from(`%PDF-1.7 ${words}`),
    files: [
      { path: 'data/statement.csv', bytes: Buffer.from('on,amount\r\n') },
      { path: 'README.txt', bytes: Buffer.from('What this is.\n') },
    ],
    exhibits: [
      {
        letter: 'A',
        name: 'letter-2026-05-27.txt',
        sha256: hash('sha256', text, 'hex'),
        size: Buffer.byteLength(text),
        mediaType: 'text/plain',
        path: '',
        text,
      },
    ],
  };
};
