import type { DataSource } from 'typeorm';
import type { EventStore, RecordedEvent } from '#event-sourcing';
import { ChaosClient } from './chaos-client.js';
import type { TrackerProcess } from './tracker-process.js';

/** Registers the desks and signs in for each; their tokens outlive the kills. */
export async function desks(
  tracker: Pick<TrackerProcess, 'url' | 'operatorPassword'>,
  count: number,
  password: string,
): Promise<ChaosClient[]> {
  const operator = await signIn(tracker.url, 'operator', tracker.operatorPassword);
  const made: ChaosClient[] = [];
  for (let i = 0; i < count; i += 1) {
    const party = {
      id: `desk-${i}`,
      role: 'attention-officer',
      region: 'noordermark',
      municipality: `municipality-${i}`,
      name: `Desk ${i} (test)`,
    };
    await post(tracker.url, 'parties', operator, party);
    const token = await signIn(tracker.url, party.id, password);
    made.push(new ChaosClient(party.id, token, () => made[(i + 1) % count] as ChaosClient));
  }
  return made;
}

export async function signIn(url: string, account: string, password: string): Promise<string> {
  const { token } = await post<{ token: string }>(url, 'sign-ins', null, { account, password });
  return token;
}

async function post<T>(url: string, path: string, token: string | null, body: unknown): Promise<T> {
  const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** All clients at once, each at one of the trackers, until so many answers have come. */
export async function workUntil(
  clients: readonly ChaosClient[],
  urls: string | readonly string[],
  answers: number,
): Promise<void> {
  const all = [urls].flat();
  let left = answers;
  await Promise.all(
    clients.map(async (client, i) => {
      while (left > 0) {
        left -= 1;
        await client.work(all[i % all.length] as string);
      }
    }),
  );
}

export async function everything(store: EventStore): Promise<RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for await (const batch of store.readAll()) found.push(...batch.events);
  return found;
}

/** What the ledger says or ever said for an instant, without the numbers of its rows. */
export async function rowsIn(reader: DataSource): Promise<unknown[]> {
  return reader.query(
    `SELECT name AS stream, lane, ref, digest, valid_from, valid_to, known_from, known_to
      FROM interval LEFT JOIN stream ON no = stream_no
      WHERE known_to > known_from ORDER BY name, lane, ref, digest, known_from`,
  );
}
