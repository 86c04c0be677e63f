import { describe, expect, it } from '@jest/globals';
import { findBrowser, leavesBrowserTestsOut } from '../../infra/dev/find-browser.mjs';

const machine = (env: Record<string, string>, ...files: readonly string[]) => ({
  env,
  platform: 'linux',
  exists: (file: string) => files.includes(file),
});

describe('the browser for the tests in test/browser', () => {
  it('is the one that CHROMIUM_PATH names, and that must be there', () => {
    const found = findBrowser(machine({ CHROMIUM_PATH: '/opt/chrome' }, '/opt/chrome', '/usr/bin/chromium'));
    expect(found).toBe('/opt/chrome');
    expect(() => findBrowser(machine({ CHROMIUM_PATH: '/opt/chrome' }, '/usr/bin/chromium'))).toThrow(
      'CHROMIUM_PATH names no file',
    );
  });

  it('is looked for where systems put it, and in the path', () => {
    expect(findBrowser(machine({}, '/usr/bin/google-chrome'))).toBe('/usr/bin/google-chrome');
    expect(findBrowser(machine({ PATH: '/a:/b' }, '/b/chromium'))).toBe('/b/chromium');
    expect(findBrowser(machine({ PATH: '' }, 'chromium'))).toBeUndefined();
  });

  it('may be missing, except in CI', () => {
    expect(leavesBrowserTestsOut(machine({}))).toBe(true);
    expect(leavesBrowserTestsOut(machine({ CI: 'false' }))).toBe(true);
    expect(leavesBrowserTestsOut(machine({ CI: 'true' }))).toBe(false);
    expect(leavesBrowserTestsOut(machine({}, '/usr/bin/chromium'))).toBe(false);
  });
});
