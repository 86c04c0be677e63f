import { join } from 'node:path';
import { EventRegistry, ProjectionRunner } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store-sqlite';
import { LedgerProjection, openReadModels } from '#ledger';
import { partyEventTypes } from '#party';
import { routeEventTypes } from '#route';
import { signalEventTypes } from '#signal';
import { meetingEventTypes } from '#triage';
import { secondsOf } from './report.js';

/** What the process prints when it is done: one line of JSON. */
export interface Replayed {
  /** Events per second through the port, without doing anything with them. */
  readonly readAll: number;
  /** Events per second into the read models. */
  readonly replay: number;
  /** Resident memory in MiB, taken every quarter of a second. */
  readonly memory: readonly number[];
}

// A process of its own, so that its memory is that of a replay and of nothing else.
const [folder = '.'] = process.argv.slice(2);
const store = openSqliteEventStore({ file: join(folder, 'events.db') });
const readModels = await openReadModels(join(folder, 'read-models.db'));
const registry = new EventRegistry(partyEventTypes, routeEventTypes, signalEventTypes, meetingEventTypes);
const runner = new ProjectionRunner(store, registry, new LedgerProjection(readModels.writer));
const head = await store.head();

const memory: number[] = [];
const sample = setInterval(() => memory.push(process.memoryUsage().rss / 2 ** 20), 250);
const replayed = await secondsOf(async () => {
  runner.start();
  while (!(await runner.waitFor(head, 5000))) {
    const { state, failure, position } = runner.status();
    if (state === 'stopped') throw new Error(`The ledger stopped: ${failure?.message ?? ''}`);
    process.stderr.write(`\r${position.toLocaleString('en')} events replayed `);
  }
});
clearInterval(sample);
process.stderr.write('\n');
let events = 0;
const read = await secondsOf(async () => {
  for await (const batch of store.readAll()) events += batch.events.length;
});
const result: Replayed = { readAll: events / read, replay: events / replayed, memory };
process.stdout.write(`${JSON.stringify(result)}\n`);
await runner.stop();
await readModels.close();
await store.close();
