/** What users do, and what happens to their files, in stories about trouble. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { goTo } from './steps.ts';

/** The first client of the builder's workspace, and its files. */
export const kaldvee = 'Kaldvee Ceramics OÜ';
export const clientFile = (workspaceDir: string): string => join(workspaceDir, 'clients', 'kaldvee', 'client.json');
export const journalFile = (workspaceDir: string): string => join(workspaceDir, 'clients', 'kaldvee', 'journal.jsonl');

/** Opens a client from the sidebar. */
export const openClient = async (page: Page, client: string): Promise<void> => {
  await page.getByRole('link', { name: new RegExp(client) }).click();
  await expect(page.getByRole('heading', { level: 1, name: client })).toBeVisible();
};

/** The field for what happened. */
export const happened = (page: Page): Locator => page.getByLabel('What happened', { exact: true });

/** Writes an entry in the composer and asks to save it. */
export const write = async (page: Page, text: string): Promise<void> => {
  await goTo(page, 'journal/new');
  await happened(page).fill(text);
  await page.getByRole('button', { name: 'Save entry' }).click();
};

/** Changes the open client's document. */
export const setStatus = async (page: Page, word: string): Promise<void> => {
  await page.getByRole('button', { name: /^Status:/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(word) }).click();
};

/** The folder of the only client. */
export const firstClient = async (workspaceDir: string): Promise<string> => {
  const [id = ''] = await readdir(join(workspaceDir, 'clients'));
  return join(workspaceDir, 'clients', id);
};

/** A folder in the place of the file: the disk refuses to write it, whoever asks. */
export const block = async (file: string): Promise<() => Promise<void>> => {
  const there = await rename(file, `${file}.aside`).then(
    () => true,
    () => false,
  );
  await mkdir(file);
  return async () => {
    await rm(file, { recursive: true });
    if (there) await rename(`${file}.aside`, file);
  };
};
