import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DAY_IN_MS, fromMillis } from '#event-sourcing';
import {
  DIRECTOR,
  dutchField,
  expectVisibleFocus,
  hasFocus,
  PASSWORD,
  signedIn,
  signIn,
  tabTo,
  TrackerInBrowser,
} from './page-under-test.js';

interface Board {
  readonly total: number;
  readonly items: readonly { readonly signalId: string }[];
}

let tracker: TrackerInBrowser;
let page: Page;
beforeAll(async () => {
  tracker = await TrackerInBrowser.open();
}, 60_000);
afterAll(() => tracker.close());
beforeEach(async () => {
  page = await tracker.window();
});
afterEach(async () => {
  await tracker.closeWindows();
  expect(tracker.takeComplaints()).toEqual([]);
});

const heading = (level: number, name: string | RegExp) => page.getByRole('heading', { level, name });
const boardShown = (name = 'Stilstandbord') => heading(2, name).waitFor();
const language = () => page.locator('html').getAttribute('lang');
const rows = () => page.locator('tbody tr').count();
const total = async () =>
  Number(/(\d+) (?:in totaal|in total)/.exec(await page.locator('main').innerText())?.[1] ?? NaN);

describe('a chain director at the keyboard', () => {
  it('signs in, and finds the stall board in Dutch', async () => {
    await page.goto(tracker.url);
    expect(await language()).toBe('nl');
    await tabTo(page, page.getByLabel('Account'));
    await page.keyboard.type(DIRECTOR);
    await tabTo(page, page.getByLabel('Wachtwoord'));
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');

    await boardShown();
    expect(await hasFocus(heading(2, 'Stilstandbord'))).toBe(true);
    await expectVisibleFocus(page);
    expect(await page.title()).toBe('Stilstandbord – Ketenspoor');
    expect(await page.getByText('Aangemeld als Ketenregisseur Noordermark (voorbeeld)').isVisible()).toBe(
      true,
    );
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
      'Soort stilstand',
      'Loket',
      'Gemeente',
      'Vorm',
      'Sinds',
      'Dagen',
      'Norm',
      'Over de norm',
      'Signaal',
    ]);
    const board = await tracker.ask<Board>('stalls?pageSize=25');
    expect(await rows()).toBe(25);
    expect(await total()).toBe(board.total);
    expect(await page.locator('tbody a').allInnerTexts()).toEqual(
      board.items.map(({ signalId }) => signalId.slice(0, 8)),
    );
  });

  it('reads on in English, with the focus where it was, also after a reload', async () => {
    await signedIn(page, tracker.url);
    await boardShown();
    const other = page.getByRole('button', { name: 'English' });
    expect(await other.getAttribute('lang')).toBe('en');
    await tabTo(page, other, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await boardShown('Stall board');
    expect(await language()).toBe('en');
    expect(await hasFocus(page.getByRole('button', { name: 'Nederlands' }))).toBe(true);
    expect(await page.getByRole('columnheader').first().innerText()).toBe('Kind of stall');
    expect(await page.getByText('Generated data, made-up parties.').isVisible()).toBe(true);

    await page.reload();
    await heading(2, 'Sign in').waitFor();
    expect(await language()).toBe('en');
  });

  it('filters, follows a signal to its path with Tab and Enter only, and comes back', async () => {
    await signedIn(page, tracker.url);
    await boardShown();
    await tabTo(page, page.getByLabel('Soort stilstand'));
    await page.keyboard.type('niemand');
    await tabTo(page, page.getByRole('button', { name: 'Toon' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/kind=no-reporter/);
    await boardShown();
    const board = await tracker.ask<Board>('stalls?pageSize=25&kind=no-reporter');
    expect(await total()).toBe(board.total);

    const signalId = board.items[0]?.signalId ?? '';
    await tabTo(page, page.getByRole('link', { name: `Bekijk pad ${signalId.slice(0, 8)}` }).first());
    await page.keyboard.press('Enter');
    await heading(2, `Pad van signaal ${signalId.slice(0, 8)}`).waitFor();
    await expectVisibleFocus(page);
    expect(new URL(page.url()).hash).toBe(`#/signals/${signalId}`);
    expect(await page.getByText('Gegenereerde gegevens, verzonnen partijen.').isVisible()).toBe(true);
    for (const name of ['Bij wie het ligt', 'De meldvraag', 'Alle gebeurtenissen'])
      expect(await page.getByRole('table', { name }).locator('tbody tr').count()).toBeGreaterThan(0);
    const { facts } = await tracker.ask<{ facts: readonly unknown[] }>(`signals/${signalId}`);
    expect(await page.getByRole('table', { name: 'Alle gebeurtenissen' }).locator('tbody tr').count()).toBe(
      facts.length,
    );

    await page.goBack();
    await boardShown();
    expect(await page.getByLabel('Soort stilstand').inputValue()).toBe('no-reporter');
    expect(await total()).toBe(board.total);
  });

  it('turns the pages of the board, each with an address of its own', async () => {
    await signedIn(page, tracker.url);
    await boardShown();
    await tabTo(page, page.getByRole('link', { name: 'Volgende' }));
    await page.keyboard.press('Enter');
    await page.getByText('Bladzijde 2 van').waitFor();
    const second = await tracker.ask<Board>('stalls?pageSize=25&page=2');
    expect(await page.locator('tbody a').allInnerTexts()).toEqual(
      second.items.map(({ signalId }) => signalId.slice(0, 8)),
    );
    await page.goBack();
    await page.getByText('Bladzijde 1 van').waitFor();
  });

  it('signs out, and nothing of the world stays on the screen', async () => {
    await signedIn(page, tracker.url);
    await boardShown();
    await tabTo(page, page.getByRole('button', { name: 'Afmelden' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await heading(2, 'Aanmelden').waitFor();
    expect(await page.locator('table').count()).toBe(0);
    expect(await page.getByLabel('Account').inputValue()).toBe('');
  });
});

describe('the two instants', () => {
  const monthAgo = Math.floor((Date.now() - 30 * DAY_IN_MS) / 60_000) * 60_000;
  const weekAgo = Math.floor((Date.now() - 7 * DAY_IN_MS) / 60_000) * 60_000;
  const set = async (validAt: number | null, knownAt: number | null) => {
    await page.getByLabel('Stand op').fill(validAt === null ? '' : dutchField(validAt));
    await page.getByLabel('Volgens wat bekend was op').fill(knownAt === null ? '' : dutchField(knownAt));
    await tabTo(page, page.getByRole('button', { name: 'Toon' }));
    await page.keyboard.press('Enter');
    await page.getByText('Stand op:').waitFor();
  };

  it('show the board as it was then, in Dutch time wherever the reader is', async () => {
    await signedIn(page, tracker.url);
    await boardShown();
    const now = await total();
    await set(monthAgo, weekAgo);
    const [validAt, knownAt] = [fromMillis(monthAgo), fromMillis(weekAgo)];
    const then = await tracker.ask<Board>(`stalls?pageSize=25&validAt=${validAt}&knownAt=${knownAt}`);
    expect(then.total).not.toBe(now);
    expect(await total()).toBe(then.total);
    const words = (millis: number) =>
      new Date(millis).toLocaleString('nl-NL', {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: 'Europe/Amsterdam',
      });
    expect(await page.locator('.note').innerText()).toBe(
      `Stand op: ${words(monthAgo)}. Volgens wat bekend was op: ${words(weekAgo)}.`,
    );
  });

  it('go along to a path, and stand in its address for whoever opens that later', async () => {
    await signedIn(page, tracker.url);
    await boardShown();
    await set(monthAgo, monthAgo);
    await tabTo(page, page.getByRole('link', { name: /^Bekijk pad/ }).first());
    await page.keyboard.press('Enter');
    await heading(2, /^Pad van signaal/).waitFor();
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('Stand op:');

    const later = await tracker.window({ timezoneId: 'Asia/Tokyo' });
    await later.goto(page.url());
    await signIn(later);
    await later.getByRole('heading', { level: 2, name: /^Pad van signaal/ }).waitFor();
    expect(await later.locator('main').innerText()).toBe(shown);
    const signalId = /signals\/([^?]+)/.exec(page.url())?.[1] ?? '';
    const at = fromMillis(monthAgo);
    const { facts } = await tracker.ask<{ facts: readonly unknown[] }>(
      `signals/${signalId}?validAt=${at}&knownAt=${at}`,
    );
    const events = page.getByRole('table', { name: 'Alle gebeurtenissen' });
    expect(await events.locator('tbody tr').count()).toBe(facts.length);
  });

  it('leave the mark on generated data where they show nothing', async () => {
    await signedIn(page, `${tracker.url}/#/stalls?validAt=2001-01-01T00:00&knownAt=2001-01-01T00:00`);
    await page.getByText('Niets staat stil langer dan de norm.').waitFor();
    expect(await page.getByText('Gegenereerde gegevens, verzonnen partijen.').isVisible()).toBe(true);
  });
});
