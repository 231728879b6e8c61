import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { questionOf, readingTexts, safetyLink, supportPage } from '#shared/content/review.ts';
import type { ClientDocument, Review } from '#shared/model/index.ts';
import { leadText } from '#shared/rules/evidence.ts';
import { readingOf } from '#shared/rules/reading.ts';
import { openReview } from '#shared/rules/review-flow.ts';
import { expect, test } from './fixtures.ts';
import { readClient } from './on-disk.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, openSample, startWithClient } from './steps.ts';

const run = promisify(execFile);
const gt = join(import.meta.dirname, '..', '..', 'main', 'cli', 'gt.ts');

/** A workspace of the user's own that holds what the sample holds. */
const fillWorkspace = async (folder: string): Promise<void> => {
  await run(process.execPath, [gt, 'sample', folder]);
};

const onDisk = (workspaceDir: string): Promise<ClientDocument> =>
  readClient(join(workspaceDir, 'clients', 'cli-ondelar', 'client.json'));

const newestOnDisk = async (workspaceDir: string): Promise<Review | undefined> =>
  (await onDisk(workspaceDir)).reviews.at(-1);

const openClient = async (page: Page, place: string): Promise<void> => {
  await page.getByRole('link', { name: /Ondelar Stays/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ondelar Stays' })).toBeVisible();
  await goTo(page, place);
};

const question = (page: Page, id: Parameters<typeof questionOf>[0]) =>
  page.getByRole('heading', { level: 2, name: questionOf(id).text });

const beginShort = async (page: Page): Promise<void> => {
  await goTo(page, 'review');
  await page.getByRole('button', { name: 'Begin the short review' }).click();
  await expect(question(page, 'source-of-strain')).toBeFocused();
};

/** The keys that answer the short review, in its order; null leaves the question open, text is typed. */
const firstHalf = [
  ['source-of-strain', '1'],
  ['said-directly', '1'],
  ['could-improve', '3'],
  ['fair-complaints', '2'],
  ['unpaid-hours', '12,5'],
  ['energy-after', '5'],
  ['still-earns', '3'],
] as const;
const secondHalf = [
  ['right-person', '3'],
  ['respect', '2'],
  ['demands', '2'],
  ['live-talk', '4'],
  ['alternatives', '7'],
  ['their-response', '1'],
  ['safety', '1'],
  ['imagine-after', '1'],
] as const;

const answer = async (page: Page, [id, keys]: (typeof firstHalf | typeof secondHalf)[number]): Promise<void> => {
  await expect(question(page, id)).toBeFocused();
  if (id === 'unpaid-hours') await page.keyboard.press('Tab');
  await page.keyboard.type(keys);
  await expect(page.getByRole('button', { name: /Next question|To the end/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
};

const answersOfBoth = {
  'source-of-strain': 'mostly-them',
  'said-directly': 'clearly',
  'could-improve': 'tried',
  'fair-complaints': 2,
  'unpaid-hours': 12.5,
  'energy-after': 5,
  'still-earns': 'no',
  'right-person': 'yes',
  respect: 2,
  demands: 2,
  'live-talk': 'had-same',
  alternatives: ['none'],
  'their-response': 1,
  safety: ['none'],
  'imagine-after': 'relief',
};

test.describe('A person who asks "Is it me?"', () => {
  test('answers a short review by keyboard, stops halfway, goes on after a restart, reads it and decides', async ({
    workspaceDir,
    restart,
  }) => {
    await fillWorkspace(workspaceDir);
    const page = await restart();
    await openClient(page, 'review');
    await beginShort(page);
    for (const each of firstHalf) await answer(page, each);
    await expect
      .poll(async () => Object.keys((await newestOnDisk(workspaceDir))?.answers ?? {}))
      .toHaveLength(firstHalf.length);

    const again = await restart();
    await openClient(again, 'review');
    await again.getByRole('link', { name: 'Continue with question 8' }).click();
    for (const each of secondHalf) await answer(again, each);
    await expect(again.getByRole('heading', { level: 2, name: /Before your reading/ })).toBeFocused();
    await again.keyboard.press('Control+Enter');

    await expect(again.getByRole('heading', { level: 2, name: 'Your reading of 21 November' })).toBeFocused();
    await expect.poll(async () => (await newestOnDisk(workspaceDir))?.state).toBe('finished');
    const review = await newestOnDisk(workspaceDir);
    if (review?.finishedOn == null || review.facts === null) throw new Error('The review was not finished.');
    expect(review).toMatchObject({ length: 'short', answers: answersOfBoth, finishedOn: '2026-11-21' });
    const reading = readingOf(review.answers, review.facts, review.finishedOn);
    const named = again.getByRole('region', { name: readingTexts.heading });
    await expect(named.getByRole('heading', { name: leadText(reading.lead) })).toBeVisible();
    await expect(again.getByText('Part ways:')).toBeHidden();
    await again.getByText('Show the numbers').click();
    await expect(again.getByText(`Part ways: ${reading.scores.part} of 100`)).toBeVisible();
    const directions = ['Change something on my side', 'One more honest conversation', 'Part ways'];
    const headings = await again.getByRole('heading', { level: 3 }).allInnerTexts();
    expect(headings.filter((text) => directions.includes(text))).toEqual(directions);
    await expect(again.getByRole('heading', { name: /What moved since 20.November/ })).toBeVisible();

    await again.getByRole('radio', { name: 'Part ways' }).check();
    await again.getByLabel('In your own words, only for you').fill('I have tried. It is enough.');
    await again.getByRole('button', { name: 'Keep and look at timing' }).click();
    await expect(again).toHaveURL(/\/exit\/timing$/);
    await expect.poll(async () => (await newestOnDisk(workspaceDir))?.decision?.choice).toBe('part');

    const third = await restart();
    await openClient(third, 'review/reading');
    const decision = third.getByRole('region', { name: 'Your decision' });
    await expect(decision).toContainText('Part ways');
    await expect(decision).toContainText('I have tried. It is enough.');
    const { status, reviews } = await onDisk(workspaceDir);
    expect(status).toBe('watching');
    expect(reviews.at(-1)?.decision).toMatchObject({
      choice: 'part',
      again: null,
      words: 'I have tried. It is enough.',
    });
  });

  test('sees beside a question what was recorded about it with this client, and goes to the record', async ({
    workspaceDir,
    restart,
  }) => {
    await fillWorkspace(workspaceDir);
    const page = await restart();
    const { invoices } = await onDisk(workspaceDir);
    await openClient(page, 'review');
    await beginShort(page);
    await goTo(page, 'review/question/still-earns');
    const evidence = page.getByRole('complementary', { name: 'What you recorded' });
    await expect(evidence.getByRole('heading', { name: 'Overdue today' })).toBeVisible();
    for (const summary of await evidence.locator('summary').all()) await summary.click();
    const links = evidence.getByRole('link', { name: /^Invoice / });
    const targets = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    expect(targets.length).toBeGreaterThan(2);
    for (const target of targets) expect(invoices.map(({ id }) => id)).toContain(target.split('/').at(-1));
    await expect(evidence.getByRole('link', { name: /^Invoice 2026-034, / })).toBeVisible();

    await goTo(page, 'review/question/unpaid-hours');
    await expect(evidence).toContainText('Unbilled hours in the last 180 days: 72');
    const entry = evidence.getByRole('link', { name: /20 Nov 2026, note/ });
    await expect(evidence).toContainText('Adding it up.');
    await expect(evidence).toContainText('20 Nov, how it was for me');
    await entry.click();
    await expect(page.getByRole('article', { name: /^Note, 20 Nov/ })).toBeVisible();
  });

  test('reads about safety first after one serious answer, and is offered neither trying harder nor another talk', async ({
    page,
  }) => {
    await openSample(page);
    await beginShort(page);
    await page.getByRole('link', { name: safetyLink.text }).click();
    await expect(page.getByRole('heading', { level: 2, name: supportPage.title })).toBeFocused();
    await expect(page.getByText('Marta Lobo')).toBeVisible();
    await page.getByRole('link', { name: 'Go to the question about safety' }).click();
    await page.getByRole('checkbox', { name: 'Threats' }).check();
    await expect(page.getByText(readingTexts.override.safety.title)).toBeVisible();
    await expectAccessible(page);

    await goTo(page, 'review/check');
    await expect(page.getByText('A small difference')).toHaveCount(0);
    await page.getByRole('button', { name: 'See my reading' }).click();
    await expect(page.getByRole('heading', { name: readingTexts.override.safety.title })).toBeVisible();
    for (const step of readingTexts.override.safety.steps) await expect(page.getByText(step)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Part ways' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Change something on my side' })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'One more honest conversation' })).toHaveCount(0);
    await expect(page.getByRole('radio')).toHaveCount(2);
    await expect(page.getByRole('radio', { name: /My side|A conversation/ })).toHaveCount(0);
    await expect(page).toHaveTitle('Ondelar Stays, Review — Good Terms');
    await expectAccessible(page);
    await goTo(page, 'review/talk');
    await expect(page.getByText('This planner is not offered now.', { exact: false })).toBeVisible();
  });

  test('is shown where an answer and the records differ, keeps the one and changes the other', async ({
    page,
    workspaceDir,
  }) => {
    await openSample(page);
    await beginShort(page);
    for (const [id, key] of [
      ['respect', '5'],
      ['demands', '5'],
    ] as const) {
      await goTo(page, `review/question/${id}`);
      await expect(question(page, id)).toBeFocused();
      await page.keyboard.press(key);
      await expect(page.getByRole('radio', { name: '5' })).toBeChecked();
    }
    await goTo(page, 'review/check');
    await expect(page.getByText('You answered that you receive a lot of respect.', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'Keep my answer' }).first().click();
    await expect(page.getByRole('button', { name: 'Keep my answer' }).first()).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText('A reading needs a few more answers.', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: 'See my reading' })).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Change my answer' }).nth(1).click();
    await expect(question(page, 'demands')).toBeFocused();
    await page.keyboard.press('2');
    await goTo(page, 'review/check');
    await expect(page.getByText('A small difference')).toHaveCount(1);
    await goTo(page, 'review/reading');
    await expect
      .poll(async () => openReview((await onDisk(`${workspaceDir}-sample`)).reviews)?.answers)
      .toEqual({ respect: 5, demands: 2 });
  });

  test('leaves a question open, skips one, goes to another part, and loses nothing that was typed', async ({
    page,
    workspaceDir,
  }) => {
    await openSample(page);
    await beginShort(page);
    const review = async () => openReview((await onDisk(`${workspaceDir}-sample`)).reviews);
    await page.getByRole('button', { name: 'Leave this one open' }).click();
    await expect(question(page, 'said-directly')).toBeFocused();
    await page.getByRole('button', { name: 'Skip this question' }).click();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText('You left this one open.', { exact: false })).toBeVisible();
    await expect.poll(async () => (await review())?.leftOpen).toEqual(['source-of-strain']);

    const parts = page.getByRole('navigation', { name: 'Parts of the review' });
    await expect(parts.getByRole('link', { name: 'My part, 1 of 4 done' })).toHaveAttribute('aria-current', 'step');
    await parts.getByRole('link', { name: /What it costs/ }).click();
    await expect(question(page, 'unpaid-hours')).toBeFocused();
    const hours = page.getByLabel('Your answer, hours per month');
    await hours.fill('a lot');
    await hours.press('Control+Enter');
    await expect(
      page.getByText('This does not read as a number of hours per month.', { exact: false }).first(),
    ).toBeVisible();
    await expect(hours).toHaveValue('a lot');
    await expect(hours).toBeFocused();
    await hours.fill('7.5');
    await page.getByLabel('Which unpaid work comes back most often?').fill('Small pictures, “quickly”.');
    await expect
      .poll(review)
      .toMatchObject({ answers: { 'unpaid-hours': 7.5 }, notes: { 'unpaid-hours': 'Small pictures, “quickly”.' } });
  });

  test('sleeps on it until a day of her own, finds it among the next dates and can take it back', async ({
    page,
    workspaceDir,
  }) => {
    await openSample(page);
    await goTo(page, 'review');
    await page.getByRole('link', { name: /20.November 2026/ }).click();
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByRole('radio', { name: 'Sleep on it' }).check();
    await page.getByLabel('Look at it again on').fill('2027-01-15');
    await page.getByRole('button', { name: 'Keep until then' }).click();
    await expect(page.getByText(/Choose a day from 22.November 2026 to 21.December 2026/)).toBeVisible();
    await page.getByLabel('Look at it again on').fill('2026-11-27');
    await page.getByRole('button', { name: 'Keep until then' }).click();
    const decision = page.getByRole('region', { name: 'Your decision' });
    await expect(decision).toContainText(/Sleep on it until 27.November 2026/);
    await goTo(page, 'overview');
    await expect(page.getByText('Decide, after sleeping on it')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    const again = async () => (await onDisk(`${workspaceDir}-sample`)).reviews.at(-1)?.decision?.again;
    await expect.poll(again).toBe('2026-11-22');
  });

  test('compares two reviews in full, reads what is in her own hands, and prepares a talk', async ({ page }) => {
    await openSample(page);
    await goTo(page, 'review/reading/rev-ond-2');
    await page.getByRole('link', { name: /All my answers, beside those of 30.August/ }).click();
    const respect = page.locator('#answer-respect');
    await expect(respect).toContainText('2 of 5');
    await expect(respect).toContainText(/30.Aug, moved/);
    await expectAccessible(page);
    await goTo(page, 'review/changes/rev-ond-1');
    await expect(page.getByText('Name the price of each extra in my first answer. From Monday.')).toBeVisible();
    await goTo(page, 'review/talk');
    await expect(page.getByRole('heading', { name: 'First words' })).toBeVisible();
    await expectAccessible(page);
  });

  test('begins with nothing recorded and is told so, never with a zero', async ({ page }) => {
    await startWithClient(page, 'Hollis & Wren');
    await goTo(page, 'review');
    await expect(page.getByText(/^30 questions, or 15 in the short review/)).toBeVisible();
    await page.getByRole('button', { name: 'Begin the full review' }).click();
    const evidence = page.getByRole('complementary', { name: 'What you recorded' });
    await expect(evidence).toContainText('There are not enough entries for other clients to compare.');
    await expect(evidence).not.toContainText(/\b0\b/);
    await goTo(page, 'review');
    await expect(page.getByRole('link', { name: 'Continue with question 1' })).toBeVisible();
    await page.getByRole('button', { name: 'Remove this review' }).click();
    await expect(page.getByRole('button', { name: 'Begin the full review' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('link', { name: 'Continue with question 1' })).toBeVisible();
  });

  test('can use every page with assistive technology, in a narrow window and at 200 %', async ({ page }) => {
    await openSample(page);
    const look = async (place: string, level: 2 | 3, heading: string | RegExp): Promise<void> => {
      await page.setViewportSize({ width: 1280, height: 832 });
      await goTo(page, place);
      await expect(page.getByRole('heading', { level, name: heading }).first()).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page, 800);
      await expectNoSidewaysScroll(page, 640);
    };
    await look('review', 2, 'Is it me?');
    await page.setViewportSize({ width: 1280, height: 832 });
    await beginShort(page);
    await look('review/question/energy-after', 3, 'Mood over time');
    await page.getByRole('link', { name: 'What you recorded' }).click();
    await expect(page.getByRole('complementary', { name: 'What you recorded' })).toBeFocused();
    await look('review/question/alternatives', 3, 'Agreements');
    await look('review/support', 2, 'Support');
    await look('review/reading/rev-ond-2', 2, /Your reading of 20.November/);
    await look('review/check', 2, /Before your reading/);
  });
});
