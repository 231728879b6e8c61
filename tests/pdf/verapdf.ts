/**
 * veraPDF, the validator of the PDF Association. It is a Java program from Maven Central, kept in the project's cache
 * folder: `node tests/pdf/verapdf.ts` fetches it, and so does the first test that needs it. Nothing else in the project
 * reaches for the network.
 */
import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const version = '1.28.2';
const sha256 = '687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6';
const name = `greenfield-apps-${version}.jar`;
const address = `https://repo1.maven.org/maven2/org/verapdf/apps/greenfield-apps/${version}/${name}`;
const jar = fileURLToPath(new URL(`../../.cache/verapdf/${name}`, import.meta.url));

const run = promisify(execFile);

const isWhole = (bytes: Uint8Array): boolean => hash('sha256', bytes, 'hex') === sha256;

const fetchJar = async (): Promise<void> => {
  const answer = await fetch(address, { signal: AbortSignal.timeout(120_000) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!isWhole(bytes)) throw new Error(`${address} is not the file with SHA-256 ${sha256}`);
  await mkdir(dirname(jar), { recursive: true });
  // Whole or not there, also when two runs fetch at once.
  const draft = `${jar}.${process.pid}`;
  await writeFile(draft, bytes);
  await rename(draft, jar);
};

/** Why veraPDF cannot run here, in a sentence; null when it can. Fetches the program when it is not there yet. */
export const whyNoVeraPdf = async (): Promise<string | null> => {
  try {
    await run('java', ['-version']);
  } catch {
    return 'There is no Java on this machine.';
  }
  const there = await readFile(jar).catch(() => null);
  if (there !== null && isWhole(there)) return null;
  try {
    await fetchJar();
    return null;
  } catch (error) {
    return `The program is not in ${dirname(jar)} and could not be fetched: ${error instanceof Error ? error.message : ''}.`;
  }
};

const report = z.object({
  report: z.object({
    jobs: z.array(
      z.object({
        itemDetails: z.object({ name: z.string() }),
        taskException: z.unknown().optional(),
        validationResult: z
          .array(
            z.object({
              profileName: z.string(),
              compliant: z.boolean(),
              details: z.object({
                passedChecks: z.number(),
                ruleSummaries: z.array(
                  z.object({
                    clause: z.string(),
                    testNumber: z.number(),
                    description: z.string(),
                    checks: z.array(z.object({ context: z.string() })),
                  }),
                ),
              }),
            }),
          )
          .default([]),
      }),
    ),
  }),
});

export type Verdict = {
  /** Standards the file was held to: "PDF/A-3A", "PDF/UA-1". */
  readonly standards: readonly string[];
  /** Each rule that is broken, with one place where. Empty when the file conforms. */
  readonly broken: readonly string[];
};

/** Holds every PDF of a folder to the standards it says it follows, all in one run of Java. Keys are file names. */
export const validate = async (folder: string): Promise<ReadonlyMap<string, Verdict>> => {
  const program = ['-Xmx1g', '-Djava.awt.headless=true', '-cp', jar, 'org.verapdf.apps.GreenfieldCliWrapper'];
  // Flavour 0: what the metadata of the file names, PDF/A and PDF/UA alike.
  const options = ['--flavour', '0', '--format', 'json', '--maxfailuresdisplayed', '1', '--recurse', folder];
  // The exit code is 1 when a file does not conform; the report says which.
  const { stdout } = await run('java', [...program, ...options], { maxBuffer: 2 ** 28 }).catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error && String(error.stdout).startsWith('{')) {
      return { stdout: String(error.stdout) };
    }
    throw error;
  });
  const { jobs } = report.parse(JSON.parse(stdout)).report;
  return new Map(
    jobs.map(({ itemDetails, taskException, validationResult }) => [
      itemDetails.name.split(/[\\/]/).at(-1) ?? '',
      {
        standards: validationResult.map(({ profileName }) => profileName.replace(' validation profile', '')).sort(),
        broken: [
          ...(taskException === undefined ? [] : ['could not be read']),
          ...validationResult.flatMap(({ profileName, details }) =>
            details.ruleSummaries.map(
              ({ clause, testNumber, description, checks }) =>
                `${profileName} ${clause}-${testNumber}: ${description} ${checks[0]?.context ?? ''}`,
            ),
          ),
        ],
      },
    ]),
  );
};

if (import.meta.main) {
  process.stdout.write(`${(await whyNoVeraPdf()) ?? `veraPDF ${version} is in ${join(dirname(jar), name)}`}\n`);
}
