import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { apiDocument } from '#platform';
import { buildTracker } from '../../tracker/src/tracker.js';
import type { CliCommand } from './cli-command.js';

const DEFAULT_FILE = 'docs/reference/openapi.json';

/** Writes the OpenAPI document of the tracker's own routes. */
export const openapiCommand: CliCommand = async (args) => {
  const { out } = parseArgs({
    args: [...args],
    options: { out: { type: 'string', default: DEFAULT_FILE } },
  }).values;
  const text = await openApiText();
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, text);
  process.stdout.write(`Wrote ${out}.\n`);
  return 0;
};

/** The document as it is kept in the repository. It is made from a tracker of an empty world that never listens. */
export async function openApiText(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ketenspoor-openapi-'));
  const tracker = await buildTracker({
    folder,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'error',
    sharedPassword: null,
  });
  try {
    await tracker.app.init();
    return `${JSON.stringify(apiDocument(tracker.app), null, 2)}\n`;
  } finally {
    await tracker.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
