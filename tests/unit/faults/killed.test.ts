import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import Conf from 'conf';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace, verifyJournal } from '#main/workspace/index.ts';
import { sha256Of } from '../../builders/attachments.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { randomFrom } from '../../builders/random.ts';
import type { Said, Step } from './editing-script.ts';
import { after, type Expected, foundIn, nothingYet } from './expected.ts';

const kills = 200;
const lanes = 4;
/** Kills of one workspace before the next one begins. */
const perWorkspace = 10;
const cache = temporaryFolder();

/** Starts somebody who edits the workspace below `folder`; `heard` is called with each line. */
const edit = (folder: string, more: readonly string[], heard: (said: Said) => void) => {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./editing-process.ts', import.meta.url)), folder, ...more],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    },
  );
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    // Only a line feed ends a line: the texts hold every other separator there is.
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) heard(JSON.parse(line));
  });
  return { child, ended: once(child, 'close') };
};

type Round = {
  readonly acknowledged: Expected;
  /** What was asked for and not answered. */
  readonly open: Step | null;
};

/** Edits until the process is killed: after some answers and a moment, or while it is still starting. */
const untilKilled = async (folder: string, seed: number, before: Expected): Promise<Round> => {
  const random = randomFrom(seed);
  const starting = random() < 0.15;
  const answers = Math.floor(random() * 12);
  const moment = random() * 6;
  let acknowledged = before;
  let open: Step | null = null;
  let count = 0;
  let reached = (): void => {};
  const enough = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const { child, ended } = edit(folder, [String(seed)], (said) => {
    if (said.say === 'asked') open = said.step;
    if (said.say === 'answered' && open !== null) {
      acknowledged = after(acknowledged, open, said.id ?? '');
      open = null;
      count += 1;
    }
    if (count >= answers && said.say !== 'open') reached();
  });
  if (starting) await setTimeout(random() * 300);
  else await Promise.race([enough.then(() => setTimeout(moment)), ended]);
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  return { acknowledged, open };
};

/** Opens the workspace that is left and reads what it has. Everything in it has to be in order. */
const reopened = async (folder: string): Promise<Expected> => {
  const opened = await openWorkspace({ folder: join(folder, 'workspace'), Store: Conf, clock: () => new Date() });
  if (!opened.ok) throw new Error(opened.error.message);
  const workspace = opened.value;
  // The one thing that may be said: a half-written last line was set aside.
  for (const { message } of workspace.problems) expect(message).toMatch(/only half written/);
  expect([workspace.readOnly, workspace.unreadable]).toEqual([null, []]);
  const [client] = workspace.clients();
  const found =
    client === undefined
      ? nothingYet
      : foundIn(client.journal.entries, client.drafts.all().new ?? null, client.document().summary);
  await workspace.close();
  const files = join(folder, 'workspace', 'files');
  for (const { facts } of found.entries.values()) {
    for (const { sha256 } of facts.attachments) expect(sha256Of(readFileSync(join(files, sha256)))).toBe(sha256);
  }
  // What came in halfway is gone: only whole files, and since when some are unused, are there.
  const inTheWay = existsSync(files)
    ? readdirSync(files).filter((name) => !/^[0-9a-f]{64}$|^\.unused\.json/.test(name))
    : [];
  expect(inTheWay).toEqual([]);
  if (client !== undefined && client.journal.head().seq > 0) {
    expect(verifyJournal(readFileSync(client.journal.path)).problems).toEqual([]);
  }
  return found;
};

/** What is there is what was answered, or that and the one step nobody was told about: nothing else. */
const check = ({ acknowledged, open }: Round, found: Expected): void => {
  if (isDeepStrictEqual(found, acknowledged)) return;
  const added = [...found.entries.keys()].find((id) => !acknowledged.entries.has(id)) ?? '';
  expect(found).toEqual(open === null ? acknowledged : after(acknowledged, open, added));
};

beforeAll(async () => {
  // The first process compiles for all others: a start then takes a moment.
  await edit(temporaryFolder(), ['0', 'warm'], () => undefined).ended;
}, 120_000);

describe('The app, killed at any moment of an editing session', () => {
  it(`${kills} times over, opens again with every acknowledged entry, draft and attached file byte for byte`, async () => {
    const lane = async (number: number): Promise<number> => {
      let folder = temporaryFolder();
      let expected = nothingYet;
      let entries = 0;
      for (let kill = 0; kill < kills / lanes; kill += 1) {
        if (kill > 0 && kill % perWorkspace === 0) {
          entries += expected.entries.size;
          folder = temporaryFolder();
          expected = nothingYet;
        }
        const round = await untilKilled(folder, number * 1_000 + kill, expected);
        const found = await reopened(folder);
        check(round, found);
        expected = found;
      }
      return entries + expected.entries.size;
    };
    const sizes = await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
    // Enough was written for the kills to have met something.
    for (const size of sizes) expect(size).toBeGreaterThan(20);
  }, 300_000);
});
