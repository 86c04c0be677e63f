import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { importCommand } from '../../apps/ketenspoor/src/import.command.js';
import { signedIn, TrackerInBrowser } from './page-under-test.js';

const LOG = join('infra', 'import', 'example.csv');
const MAPPING = join('infra', 'import', 'example.mapping.json');

let tracker: TrackerInBrowser;
beforeAll(async () => {
  const printed = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  tracker = await TrackerInBrowser.open((folder) =>
    importCommand([LOG, '--mapping', MAPPING, '--data', folder]),
  );
  printed.mockRestore();
}, 60_000);
afterAll(() => tracker.close());

it('is shown with the time at which the system it came from recorded it', async () => {
  const parties = await tracker.ask<{ items: readonly { id: string; role: string }[] }>(
    'parties?role=chain-director',
    'operator',
    tracker.operatorPassword,
  );
  const director = parties.items[0]?.id ?? '';
  const signals = await tracker.ask<{ items: readonly { signalId: string; importedFrom: string }[] }>(
    'signals?pageSize=50',
    director,
  );
  const imported = signals.items.find(({ importedFrom }) => importedFrom.includes('NB-003'));
  const page = await tracker.window();
  await signedIn(page, `${tracker.url}/#/signals/${imported?.signalId ?? ''}`, director);
  const registered = page
    .getByRole('table', { name: 'Alle gebeurtenissen' })
    .getByRole('row')
    .filter({ hasText: 'Signaal geregistreerd' });
  await registered.waitFor();
  const [happened, recorded] = await registered.getByRole('cell').allInnerTexts();
  expect(happened).toBe('10 feb 2025, 16:40');
  expect(recorded).toContain('(laat vastgelegd)');
  expect(recorded).toContain('In het bronsysteem vastgelegd: 12 feb 2025, 09:00');
  expect(await page.getByText('Gegenereerde gegevens').isVisible()).toBe(false);
  expect(tracker.takeComplaints()).toEqual([]);
});
