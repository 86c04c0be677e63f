import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { ensureDemonstrationWorld } from '../../apps/composition/demonstration.js';
import { startTracker, type Tracker } from '../../apps/tracker/src/tracker.js';
import { findBrowser } from '../../infra/dev/find-browser.mjs';

export const PASSWORD = 'a password for tests';
export const DIRECTOR = 'chain-director-noordermark';
const LOOK = join(dirname(fileURLToPath(import.meta.url)), 'look.js');
/** The browser must not call home, nor need what a container lacks. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Less than a test may take, so that the test can say what it waited for. */
const PATIENCE_MS = 15_000;
const MOST_TABS = 80;

interface Focus {
  readonly tag: string;
  readonly text: string;
  readonly ring: boolean;
  readonly ringContrast: number;
  readonly inView: boolean;
}

/** A real tracker on a real world, and a browser of its own with an empty profile. */
export class TrackerInBrowser {
  /** What the browser complained about since it was last asked. */
  private complaints: string[] = [];

  private constructor(
    readonly folder: string,
    private tracker: Tracker,
    private readonly browser: Browser,
  ) {}

  /** `make` fills the folder; default: the demonstration world. */
  static async open(
    make: (folder: string) => Promise<unknown> = (folder) =>
      ensureDemonstrationWorld(folder, () => undefined),
  ): Promise<TrackerInBrowser> {
    const executablePath = findBrowser();
    if (executablePath === undefined)
      throw new Error('No browser was found: install Chromium or Chrome, or set CHROMIUM_PATH');
    const folder = mkdtempSync(join(tmpdir(), 'ketenspoor-browser-'));
    await make(folder);
    const tracker = await start(folder, 0);
    return new TrackerInBrowser(folder, tracker, await chromium.launch({ executablePath, args: FLAGS }));
  }

  get url(): string {
    return this.tracker.url;
  }

  get operatorPassword(): string {
    return this.tracker.passwords.operator;
  }

  async stop(): Promise<void> {
    await this.tracker.close();
  }

  /** On the same port, as after a restart. */
  async startAgain(): Promise<void> {
    this.tracker = await start(this.folder, Number(new URL(this.url).port));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.tracker.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A new window, far from the Netherlands: what is shown must not depend on where the reader is. */
  async window(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      locale: 'nl-NL',
      timezoneId: 'America/New_York',
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.addInitScript({ path: LOOK });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    return page;
  }

  takeComplaints(): readonly string[] {
    const taken = this.complaints;
    this.complaints = [];
    return taken;
  }

  async closeWindows(): Promise<void> {
    for (const context of this.browser.contexts()) await context.close();
  }

  /** Asks the API itself. */
  async ask<Answer>(path: string, account = DIRECTOR, password = PASSWORD): Promise<Answer> {
    const signedIn = await fetch(`${this.url}/v1/sign-ins`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ account, password }),
    });
    const { token } = (await signedIn.json()) as { readonly token: string };
    const answer = await fetch(`${this.url}/v1/${path}`, { headers: { Authorization: `Bearer ${token}` } });
    return (await answer.json()) as Answer;
  }
}

/** Opens the page at an address and signs in. */
export async function signedIn(page: Page, address: string, account = DIRECTOR): Promise<void> {
  await page.goto(address);
  await signIn(page, account);
}

/** Types into the sign-in form that is shown, in either language. */
export async function signIn(page: Page, account = DIRECTOR, password = PASSWORD): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(account);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.keyboard.press('Enter');
}

/** Goes on (or back) with the Tab key until this has the focus; at every step one must see where the focus is. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press(key);
    await expectVisibleFocus(page);
    if (await hasFocus(target)) return;
  }
  throw new Error(`${String(target)} was not reached with ${key}`);
}

export async function expectVisibleFocus(page: Page): Promise<void> {
  const focus = await page.evaluate<Focus>('look.focus()');
  expect(focus).toEqual({ ...focus, ring: true, inView: true });
  expect(focus.ringContrast).toBeGreaterThanOrEqual(3);
}

export async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.and(target.page().locator(':focus')).count()) === 1;
}

/** What a date field shows for an instant, in Dutch time. */
export function dutchField(millis: number): string {
  return new Date(millis)
    .toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' })
    .slice(0, 16)
    .replace(' ', 'T');
}

function start(folder: string, port: number): Promise<Tracker> {
  return startTracker({ folder, host: '127.0.0.1', port, logLevel: 'error', sharedPassword: PASSWORD });
}
