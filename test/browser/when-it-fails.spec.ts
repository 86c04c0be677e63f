import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DIRECTOR, hasFocus, signedIn, signIn, tabTo, TrackerInBrowser } from './page-under-test.js';

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
  const ofThePage = tracker.takeComplaints().filter((told) => !told.startsWith('Failed to load resource'));
  expect(ofThePage).toEqual([]);
});

const alert = () => page.getByRole('alert').innerText();
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 2, name });

describe('when it does not work', () => {
  it('says that the password is wrong, and keeps the account', async () => {
    await page.goto(tracker.url);
    await signIn(page, DIRECTOR, 'not the password');
    await page.getByRole('alert').waitFor();
    expect(await alert()).toBe('Het account of het wachtwoord klopt niet.');
    expect(await page.getByLabel('Account').inputValue()).toBe(DIRECTOR);
    expect(await hasFocus(heading('Aanmelden'))).toBe(true);
  });

  it('explains that a sign-in has expired, and leads back to where one was', async () => {
    await signedIn(page, `${tracker.url}/#/stalls?kind=no-reporter`);
    await heading('Stilstandbord').waitFor();
    await tracker.stop();
    rmSync(join(tracker.folder, 'sign-in-secret'));
    await tracker.startAgain();

    await tabTo(page, page.getByRole('link', { name: /^Bekijk pad/ }).first());
    await page.keyboard.press('Enter');
    await heading('Aanmelden').waitFor();
    expect(await alert()).toContain('Uw aanmelding is verlopen.');
    expect(await page.getByLabel('Account').inputValue()).toBe(DIRECTOR);
    expect(await page.locator('table').count()).toBe(0);
    await signIn(page);
    await heading(/^Pad van signaal/).waitFor();
  });

  it('says that the server does not answer, and tries again when asked', async () => {
    await signedIn(page, tracker.url);
    await heading('Stilstandbord').waitFor();
    await tracker.stop();
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.getByRole('alert').waitFor();
    expect(await alert()).toContain('De server antwoordt niet.');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('The server does not answer.').waitFor();

    await tracker.startAgain();
    await tabTo(page, page.getByRole('button', { name: 'Try again' }));
    await page.keyboard.press('Enter');
    await heading('Stall board').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(25);
  });

  it('says so at the sign-in too', async () => {
    await page.goto(tracker.url);
    await tracker.stop();
    await signIn(page);
    await page.getByRole('alert').waitFor();
    expect(await alert()).toContain('De server antwoordt niet.');
    await tracker.startAgain();
    await signIn(page);
    await heading('Stilstandbord').waitFor();
  });

  it('names what is wrong in an address that was typed wrong', async () => {
    await signedIn(page, `${tracker.url}/#/stalls?page=0&kind=standing`);
    await page.getByRole('alert').waitFor();
    expect(await alert()).toMatch(
      /^Niet goed ingevuld: .*(Bladzijde.*Soort stilstand|Soort stilstand.*Bladzijde)/,
    );
    await page.goto(`${tracker.url}/#/stalls?validAt=yesterday`);
    await page.getByText('Niet goed ingevuld: Stand op.').waitFor();
    await page.goto(`${tracker.url}/#/signals/nowhere%E0`);
    await page.getByRole('alert').filter({ hasNotText: 'Stand op' }).waitFor();
    expect(await heading('Dat lukte niet').isVisible()).toBe(true);
    await page.goto(`${tracker.url}/#/signals/00000000-0000-4000-8000-000000000000`);
    await page.getByText('Dit signaal is er niet, of was toen niet bekend.').waitFor();
  });

  it('says that an account may not see the board', async () => {
    await page.goto(tracker.url);
    await signIn(page, 'operator', tracker.operatorPassword);
    await page.getByRole('alert').waitFor();
    expect(await alert()).toBe('Dit account mag dit niet zien.');
  });

  it('does not show an answer that comes in after the reader went on', async () => {
    await signedIn(page, tracker.url);
    await heading('Stilstandbord').waitFor();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/v1/signals/**', async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(/v1\/signals\//);
    await page
      .getByRole('link', { name: /^Bekijk pad/ })
      .first()
      .click();
    await asked;
    await page.goBack();
    await heading('Stilstandbord').waitFor();
    const answered = page.waitForResponse(/v1\/signals\//);
    release();
    await (await answered).finished();
    await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
    expect(await heading('Stilstandbord').isVisible()).toBe(true);
  });
});
