import { parseArgs } from 'node:util';

export type BrowserArguments = {
  readonly workspace: string | null;
  readonly documents: string | null;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly open: boolean;
};

export const usage = `Good Terms in a browser tab. Listens on 127.0.0.1 only.

  --workspace DIR   the folder with your records (default: the same one the desktop app uses)
  --documents DIR   where exit packs and backups go (default: your documents folder)
  --port N          the port to listen on (default: any free one)
  --no-open         print the address and do not open a browser`;

/** The arguments, or a sentence about the one that is wrong, or 'help'. */
export const readArguments = (args: readonly string[]): BrowserArguments | { readonly wrong: string } | 'help' => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        workspace: { type: 'string' },
        documents: { type: 'string' },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
      return { wrong: `--port needs a number from 0 to 65535, not "${values.port}".` };
    }
    if (values.workspace === '' || values.documents === '') return { wrong: 'The folder must not be empty.' };
    return {
      workspace: values.workspace ?? null,
      documents: values.documents ?? null,
      port: Number(values.port),
      open: !values['no-open'],
    };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
};
