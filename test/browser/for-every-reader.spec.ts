import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signIn, TrackerInBrowser } from './page-under-test.js';

const LEAST_CONTRAST = 4.5;

let tracker: TrackerInBrowser;
beforeAll(async () => {
  tracker = await TrackerInBrowser.open();
}, 60_000);
afterAll(() => tracker.close());
afterEach(async () => {
  await tracker.closeWindows();
  expect(tracker.takeComplaints()).toEqual([]);
});

/** What must hold of every view. */
async function expectReadable(page: Page): Promise<void> {
  expect(await page.evaluate('look.tooWide()')).toEqual([]);
  const faint = await page.evaluate<{ seen: number; found: string[] }>(`look.faint(${LEAST_CONTRAST})`);
  expect(faint.seen).toBeGreaterThan(5);
  expect(faint.found).toEqual([]);
  expect(await page.evaluate('look.unnamed()')).toEqual([]);
  const levels = await page.evaluate<number[]>('look.headings()');
  expect(levels.slice(0, 2)).toEqual([1, 2]);
  expect(levels.slice(2).every((level) => level === 3)).toBe(true);
  expect(await page.getByRole('main').count()).toBe(1);
}

describe.each([
  { who: 'a telephone', width: 360, height: 740, lang: 'nl', colorScheme: 'light' },
  { who: 'a telephone at night', width: 360, height: 740, lang: 'en', colorScheme: 'dark' },
  { who: 'a tablet', width: 820, height: 1180, lang: 'nl', colorScheme: 'dark' },
  { who: 'a desk', width: 1280, height: 900, lang: 'en', colorScheme: 'light' },
] as const)('on the screen of $who', ({ width, height, lang, colorScheme }) => {
  const mark = { nl: 'Gegenereerde gegevens, verzonnen partijen.', en: 'Generated data, made-up parties.' }[
    lang
  ];

  it('every view fits, can be read, and has names for what can be used', async () => {
    const page = await tracker.window({ viewport: { width, height }, colorScheme });
    await page.goto(`${tracker.url}/?lang=${lang}`);
    await page.locator('form').waitFor();
    await expectReadable(page);

    await signIn(page);
    await page.getByRole('table').waitFor();
    await expectReadable(page);
    expect(await page.getByRole('note').filter({ hasText: mark }).isVisible()).toBe(true);
    expect(await page.getByRole('row').count()).toBe(26);

    await page
      .getByRole('link', { name: /[0-9a-f]{8}$/ })
      .first()
      .click();
    await page.getByRole('table').nth(2).waitFor();
    await expectReadable(page);
    expect(await page.getByRole('note').filter({ hasText: mark }).isVisible()).toBe(true);
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  });
});
