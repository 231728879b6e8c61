import { join } from 'node:path';
import type { CopySetAside, Result } from '#shared/contract.ts';
import type { Revision } from '#shared/model/index.ts';
import { type Disk, errorCode, readIfPresent } from './disk.ts';
import { type Form, plainForm } from './form.ts';
import { notCleared, ok } from './result.ts';
import { openWhole } from './sealed-file.ts';

/** What was copied into the `quarantine/` folder: looked through, and removed when the user says so. */
export type SetAside = {
  /** Newest first. Empty when the folder cannot be read. */
  readonly list: () => readonly CopySetAside[];
  /** A client's copies in which words of these wordings stand, and those of its journal and drafts that name one of the entries. */
  readonly holding: (
    clientId: string,
    entryIds: readonly string[],
    wordings: readonly Halves[],
  ) => readonly CopySetAside[];
  /** Removes copies by their path below the workspace; one that is gone already, or no copy, is passed over. */
  readonly remove: (paths: readonly string[]) => Result<null>;
};

const folderName = 'quarantine';
const kinds: Readonly<Record<string, CopySetAside['what']>> = {
  'journal.jsonl': 'journal',
  'draft.json': 'drafts',
  'client.json': 'records',
  'workspace.json': 'settings',
};

/** `<client>-journal.jsonl-20261121T120000000Z`, and `-2` behind it for the second of one moment. */
const named =
  /^(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-)?(.+)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z(?:-\d+)?$/;

const describe = (name: string, bytes: number): CopySetAside => {
  const [, clientId, file = '', year, month, day, hour, minute, second, fraction] = named.exec(name) ?? [];
  return {
    path: `${folderName}/${name}`,
    clientId: clientId ?? null,
    what: kinds[file] ?? 'other',
    setAsideAt: year === undefined ? null : `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`,
    bytes,
  };
};

/** Signs of a text looked for at once: an earlier wording, or one with a damaged byte, shares some of them. */
const pieceLength = 16;
const piecesOfText = 200;

/** A text as it stands in a JSON file, in pieces. A text of a few signs would be found everywhere. */
const piecesOf = (text: string): readonly string[] => {
  const signs = [...text];
  const pieces: string[] = [];
  for (let at = 0; at < signs.length && pieces.length < piecesOfText; at += pieceLength) {
    const piece = signs.slice(at, at + pieceLength).join('');
    if (piece.trim().length >= pieceLength / 2) pieces.push(JSON.stringify(piece).slice(1, -1));
  }
  return pieces;
};

/** What can be read of an entry: in a revision, or as it stands now. */
type Halves = Pick<Revision, 'facts' | 'private'>;

const textsOf = ({ facts, private: own }: Halves): readonly string[] => [
  ...(facts === null ? [] : [facts.title, facts.text]),
  ...(facts?.attachments ?? []).flatMap(({ name, alt = '' }) => [name, alt]),
  ...(own === null ? [] : [own.text]),
];

export const openSetAside = (workspace: string, disk: Disk, { fileKey }: Form = plainForm): SetAside => {
  const folder = join(workspace, folderName);
  const names = (): readonly string[] => {
    try {
      return disk.readdirSync(folder);
    } catch {
      return [];
    }
  };
  const bytesOf = (name: string): Buffer | null => {
    try {
      const bytes = readIfPresent(disk, join(folder, name));
      // Copies from before the passphrase was set were encrypted with it.
      return bytes === null || fileKey === null ? bytes : (openWhole(fileKey, `${folderName}/${name}`, bytes) ?? bytes);
    } catch {
      return null;
    }
  };
  const list = (): readonly CopySetAside[] =>
    names()
      .flatMap((name) => {
        try {
          return [describe(name, disk.statSync(join(folder, name)).size)];
        } catch {
          return [];
        }
      })
      .sort((a, b) => ((a.setAsideAt ?? '') < (b.setAsideAt ?? '') ? 1 : -1));

  return {
    list,
    holding: (clientId, entryIds, wordings) => {
      const ids = entryIds.map((id) => Buffer.from(id, 'utf8'));
      const pieces = new Set(wordings.flatMap(textsOf).flatMap(piecesOf));
      const needles = [...pieces].map((piece) => Buffer.from(piece, 'utf8'));
      return list().filter(({ path, clientId: whose, what }) => {
        if (whose !== null && whose !== clientId) return false;
        const bytes = bytesOf(path.slice(folderName.length + 1));
        if (bytes === null) return false;
        // The records name entries without a word of them.
        const names = what === 'journal' || what === 'drafts' ? ids : [];
        return [...names, ...needles].some((needle) => bytes.includes(needle));
      });
    },
    remove: (paths) => {
      const there = new Set(names().map((name) => `${folderName}/${name}`));
      for (const path of paths) {
        if (!there.has(path)) continue;
        try {
          disk.rmSync(join(workspace, path), { force: true });
        } catch (error) {
          if (errorCode(error) !== 'ENOENT') return notCleared(error);
        }
      }
      return ok(null);
    },
  };
};
