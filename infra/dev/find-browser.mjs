// Which browser the tests in test/browser drive, and whether they take part.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];
const PLACES = {
  linux: ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
    COMMANDS.map((command) => `${folder}/${command}`),
  ),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['C:\\Program Files', 'C:\\Program Files (x86)'].flatMap((folder) => [
    `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
};

/** The program of a Chromium or its kin; undefined: there is none. Throws when CHROMIUM_PATH names no file. */
export function findBrowser({ env, platform, exists } = machine()) {
  const told = env.CHROMIUM_PATH ?? '';
  if (told !== '') {
    if (exists(told)) return told;
    throw new Error('CHROMIUM_PATH names no file; it is the path of a Chromium, Chrome or Edge program.');
  }
  const inPath = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
  return [...(PLACES[platform] ?? []), ...inPath].find((place) => exists(place));
}

/** True when there is no browser and that is no mistake. In CI it is one: the specs that need a browser run, and fail. */
export function leavesBrowserTestsOut(from = machine()) {
  const inCi = !['', '0', 'false'].includes(from.env.CI ?? '');
  return !inCi && findBrowser(from) === undefined;
}

function machine() {
  return { env: process.env, platform: process.platform, exists: existsSync };
}
