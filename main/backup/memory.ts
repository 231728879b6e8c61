import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * What this computer remembers about backups of a workspace: which of them belong to it, when each folder was last seen,
 * how the last full check went. The dot keeps it out of backups. Losing it costs nothing but these memories.
 */
const fileName = '.backups.json';

const place = z.object({
  folder: z.string(),
  /** Instants in UTC. */
  seenAt: z.string().nullable(),
  madeAt: z.string().nullable(),
});

const proof = z.object({
  at: z.string(),
  madeAt: z.string(),
  clients: z.number(),
  entries: z.number(),
  invoices: z.number(),
  attachments: z.number(),
  problems: z.array(z.string()),
});

const memory = z.object({
  /** Marks the backups of this workspace, so that those of another one in the same folder are left alone. */
  group: z.string().nullable(),
  places: z.array(place),
  proof: proof.nullable(),
});

export type Memory = z.infer<typeof memory>;

const nothing: Memory = { group: null, places: [], proof: null };

export const readMemory = async (workspaceDir: string): Promise<Memory> => {
  try {
    return memory.parse(JSON.parse(await readFile(join(workspaceDir, fileName), 'utf8')));
  } catch {
    return nothing;
  }
};

let writing: Promise<unknown> = Promise.resolve();

/** Changes what is remembered. A folder that takes no file is forgotten about: nothing depends on it. */
export const remember = (workspaceDir: string, change: (memory: Memory) => Memory): Promise<Memory> => {
  const next = writing.then(async () => {
    const changed = change(await readMemory(workspaceDir));
    const path = join(workspaceDir, fileName);
    const half = `${path}.${process.pid}.tmp`;
    try {
      await writeFile(half, `${JSON.stringify(changed, null, 2)}\n`, { mode: 0o600, flush: true });
      await rename(half, path);
    } catch {
      await rm(half, { force: true }).catch(() => undefined);
    }
    return changed;
  });
  writing = next.catch(() => undefined);
  return next;
};

/** The mark of this workspace's backups; made with the first one. Null where none can be kept. */
export const groupOf = async (workspaceDir: string): Promise<string | null> => {
  const known = await readMemory(workspaceDir);
  if (known.group !== null) return known.group;
  await remember(workspaceDir, (now) => ({ ...now, group: now.group ?? randomUUID() }));
  return (await readMemory(workspaceDir)).group;
};

/** Notes about one folder for backups. */
export const notePlace = (
  workspaceDir: string,
  folder: string,
  note: { readonly seenAt?: string; readonly madeAt?: string },
): Promise<Memory> =>
  remember(workspaceDir, (now) => {
    const before = now.places.find((one) => one.folder === folder) ?? { folder, seenAt: null, madeAt: null };
    const others = now.places.filter((one) => one.folder !== folder).slice(-19);
    return { ...now, places: [...others, { ...before, ...note }] };
  });
