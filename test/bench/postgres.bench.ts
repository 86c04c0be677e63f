import { Client } from 'pg';
import { startPostgres } from '../../libs/postgres/testing/test-server.js';
import { openPostgresEventStore } from '#event-store-postgres';
import { anEvent, clients } from './append.bench.js';
import { perSecond, rate, secondsOf, type Measure } from './report.js';

const ROUNDS = 20;

/** Appends and reads on PostgreSQL: through the port, and by a bare loop of the same inserts, each its own transaction. */
export async function postgresBench(count: number): Promise<Measure[]> {
  const server = await startPostgres({ durable: true });
  const bare = new Client(await server.freshDatabase());
  const store = await openPostgresEventStore({ url: server.url });
  try {
    await bare.connect();
    await bare.query(`CREATE TABLE event (position bigint PRIMARY KEY, stream text COLLATE "C", revision integer, id text COLLATE "C" UNIQUE,
      type text, recorded_at text, body text, hash text, UNIQUE (stream, revision))`);
    const append = (i: number) => store.append(`signal-${i}`, 'no-stream', [anEvent(String(i))]);
    const perRound = Math.ceil(count / ROUNDS);
    const total = perRound * ROUNDS;
    let [bareTime, ourTime] = [0, 0];
    for (let from = 0; from < total; from += perRound) {
      bareTime += await secondsOf(async () => {
        for (let i = from; i < from + perRound; i += 1) await bareInsert(bare, i);
      });
      ourTime += await secondsOf(async () => {
        for (let i = from; i < from + perRound; i += 1) await append(i);
      });
    }
    const concurrent = await rate(count, () => clients(count, (i) => append(total + i)));
    const bareRead = await rate(total, async () => {
      const { rows } = await bare.query<{ body: string }>('SELECT * FROM event ORDER BY position');
      for (const { body } of rows) JSON.parse(body);
    });
    const readAll = await rate(total + count, async () => {
      let read = 0;
      for await (const { events } of store.readAll({ batchSize: 5000 })) read += events.length;
      if (read !== total + count) throw new Error(`Read ${read} of ${total + count} events`);
    });
    const ceiling = total / bareTime;
    const each = total / ourTime;
    return [
      { what: 'bare loop, one insert per transaction, fsync each', value: perSecond(ceiling) },
      {
        what: 'port, one append at a time',
        value: perSecond(each),
        against: 'bare loop',
        ratio: each / ceiling,
      },
      {
        what: 'port, 32 at the same time',
        value: perSecond(concurrent),
        against: 'bare loop',
        ratio: concurrent / ceiling,
      },
      { what: 'bare SELECT + JSON.parse of all events', value: perSecond(bareRead) },
      {
        what: 'port, read all',
        value: perSecond(readAll),
        against: 'bare SELECT + JSON.parse',
        ratio: readAll / bareRead,
      },
    ];
  } finally {
    await bare.end();
    await store.close();
    await server.close();
  }
}

function bareInsert(client: Client, i: number) {
  const event = { ...anEvent(String(i)), stream: `signal-${i}`, revision: 0, recordedAt: '' };
  return client.query({
    name: 'insert',
    text: 'INSERT INTO event VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [i + 1, event.stream, 0, event.id, event.type, '', JSON.stringify(event), ''],
  });
}
