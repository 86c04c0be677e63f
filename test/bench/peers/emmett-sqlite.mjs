// Measures Emmett's SQLite event store on its own terms and prints one line of JSON with rates in events per second.
// Usage: node emmett-sqlite.mjs DATABASE_FILE APPENDS BATCHES EVENT_JSON
import { getSQLiteEventStore, readMessagesBatch, sqliteConnection } from '@event-driven-io/emmett-sqlite';

const [fileName, appendsText, batchesText, eventJson] = process.argv.slice(2);
const appends = Number(appendsText);
const batches = Number(batchesText);
const data = JSON.parse(eventJson);
const event = () => ({ type: 'signal.registered.v1', data });

async function rate(count, work) {
  const start = performance.now();
  await work();
  return Math.round((count / (performance.now() - start)) * 1000);
}

const store = getSQLiteEventStore({ fileName, schema: { autoMigration: 'CreateOrUpdate' } });
await store.appendToStream('warm-up', [event()]);

const oneEach = await rate(appends, async () => {
  for (let i = 0; i < appends; i += 1) await store.appendToStream(`signal-${i}`, [event()]);
});
const concurrent32 = await rate(appends, async () => {
  let next = 0;
  const client = async () => {
    while (next < appends) {
      next += 1;
      await store.appendToStream(`concurrent-${next}`, [event()]);
    }
  };
  await Promise.all(Array.from({ length: 32 }, client));
}).catch((error) => `fails: ${error.message}`);
const inBatches = await rate(batches * 100, async () => {
  for (let i = 0; i < batches; i += 1)
    await store.appendToStream(`batch-${i}`, Array.from({ length: 100 }, event));
});

const connection = sqliteConnection({ fileName });
let read = 0;
const readStart = performance.now();
for (let after = 0n; ;) {
  const batch = await readMessagesBatch(connection, { after, batchSize: 500 });
  read += batch.messages.length;
  if (!batch.areEventsLeft) break;
  after = batch.currentGlobalPosition;
}
const readAll = Math.round((read / (performance.now() - readStart)) * 1000);
connection.close?.();
console.log(
  JSON.stringify({ peer: 'Emmett SQLite', oneEach, concurrent32, inBatches, readAll, eventsRead: read }),
);
