// Measures Emmett's SQLite event store on its own terms and prints one line of JSON with rates in events per second.
// Usage: node emmett-sqlite.mjs DATABASE_FILE APPENDS BATCHES EVENT_JSON
import { getSQLiteEventStore, readMessagesBatch, sqliteConnection } from '@event-driven-io/emmett-sqlite';

const [fileName, appendsText, batchesText, eventJson] = process.argv.slice(2);
const appends = Number(appendsText);
const batches = Number(batchesText);
const data = JSON.parse(eventJson);
const event = () => ({ type: 'signal.registered.v1', data });

async function open(file) {
  const store = getSQLiteEventStore({ fileName: file, schema: { autoMigration: 'CreateOrUpdate' } });
  await store.appendToStream('warm-up', [event()]);
  return store;
}

async function rate(count, work) {
  const start = performance.now();
  await work();
  return Math.round((count / (performance.now() - start)) * 1000);
}

const store = await open(fileName);
const oneEach = await rate(appends, async () => {
  for (let i = 0; i < appends; i += 1) await store.appendToStream(`signal-${i}`, [event()]);
});
const inBatches = await rate(batches * 100, async () => {
  for (let i = 0; i < batches; i += 1) {
    const events = Array.from({ length: 100 }, event);
    await store.appendToStream(`batch-${i}`, events);
  }
});

const connection = sqliteConnection({ fileName });
let eventsRead = 0;
const readAll = await rate(appends + batches * 100, async () => {
  for (let after = 0n; ;) {
    const batch = await readMessagesBatch(connection, { after, batchSize: 500 });
    eventsRead += batch.messages.length;
    if (!batch.areEventsLeft) return;
    after = batch.currentGlobalPosition;
  }
});

// Last, and in a file of its own: what fails here must not spoil the rest.
process.on('uncaughtException', () => undefined);
process.on('unhandledRejection', () => undefined);
const apart = await open(`${fileName}-concurrent`);
let next = 0;
const client = async () => {
  while (next < appends) {
    next += 1;
    await apart.appendToStream(`concurrent-${next}`, [event()]);
  }
};
const concurrent32 = await rate(appends, () => Promise.all(Array.from({ length: 32 }, client))).catch(
  (error) => `fails: ${error.message}`,
);

console.log(JSON.stringify({ peer: 'Emmett SQLite', oneEach, concurrent32, inBatches, readAll, eventsRead }));
process.exit(0);
