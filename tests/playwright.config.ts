/**
 * The same specs against every host: `browser` (all of them), `double` (those tagged @hosts, through main/desktop with
 * the double in Electron's place) and, with `npm run test:desktop`, `desktop` (all of them in real Electron). Specs about
 * one host only say so in their file name: browser-… or desktop-….
 */
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './e2e/chromium.ts';
import type { HostOptions } from './e2e/fixtures.ts';

const desktop = process.env.GOOD_TERMS_E2E === 'desktop';

export default defineConfig<HostOptions>({
  testDir: 'e2e',
  outputDir: '../test-results',
  globalSetup: './e2e/build.ts',
  workers: 2,
  // A spec that fails and then passes on a fresh app is listed as flaky, to be mended; it does not hide a broken one.
  retries: 1,
  forbidOnly: true,
  reporter: [['list']],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: await chromiumLaunch(),
    viewport: { width: 1280, height: 832 },
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    screenshot: 'off',
    trace: 'off',
    video: 'off',
  },
  projects: desktop
    ? [{ name: 'desktop', use: { host: 'desktop' }, testIgnore: /browser-[^/]*$/ }]
    : [
        { name: 'browser', use: { host: 'browser' }, testIgnore: /desktop-[^/]*$/ },
        { name: 'double', use: { host: 'double' }, grep: /@hosts/, testIgnore: /browser-[^/]*$/ },
      ],
});
