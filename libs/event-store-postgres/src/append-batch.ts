import type { Client } from 'pg';
import {
  chainHash,
  checkAppend,
  GENESIS_HASH,
  storedBody,
  type AppendResult,
  type EventToAppend,
  type ExpectedRevision,
  type Instant,
} from '#event-sourcing';
import { lockOf, type Names } from './schema.js';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

/** What became of a request; a refusal does not touch the others of its batch. */
export type Outcome = { readonly result: AppendResult } | { readonly refusal: unknown };

interface Place {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: Instant;
}

interface Head {
  readonly revision: number;
  readonly hash: string;
}

interface Row extends Place, Head {
  readonly type: string;
  readonly body: string;
}

/** Writes requests in one transaction: one fsync for all of them. Throws only when nothing was written, or nobody knows. */
export async function appendTogether(
  client: Client,
  names: Names,
  requests: readonly AppendRequest[],
  now: () => Instant,
): Promise<readonly Outcome[]> {
  await client.query(`BEGIN; ${lockOf(names)}`);
  try {
    const batch = await Batch.begin(client, names, requests, now);
    const outcomes = requests.map((request) => batch.take(request));
    if (batch.rows.length > 0) await insert(client, names, batch.rows);
    await client.query('COMMIT');
    return outcomes;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Where the store stands while a batch is worked out, under the lock. */
class Batch {
  readonly rows: Row[] = [];

  private constructor(
    private readonly heads: Map<string, Head>,
    private readonly places: Map<string, Place>,
    private position: bigint,
    private recordedAt: Instant,
    private readonly now: () => Instant,
  ) {}

  static async begin(
    client: Client,
    { event }: Names,
    requests: readonly AppendRequest[],
    now: () => Instant,
  ): Promise<Batch> {
    const streams = [...new Set(requests.map(({ stream }) => stream))];
    const ids = requests.flatMap(({ events }) => events.map(({ id }) => id));
    const { rows } = await client.query<{ kind: 'last' | 'head' | 'place'; hash: string } & Place>(
      `(SELECT 'last' AS kind, id, stream, revision, position, recorded_at AS "recordedAt", hash FROM ${event} ORDER BY position DESC LIMIT 1)
       UNION ALL
       SELECT 'head', h.id, s.name, h.revision, h.position, h.recorded_at, h.hash FROM unnest($1::text[]) AS s(name)
         CROSS JOIN LATERAL (SELECT * FROM ${event} e WHERE e.stream = s.name ORDER BY e.revision DESC LIMIT 1) h
       UNION ALL
       SELECT 'place', id, stream, revision, position, recorded_at, hash FROM ${event} WHERE id = ANY($2::text[])`,
      [streams, ids],
    );
    const of = (kind: string) => rows.filter((row) => row.kind === kind);
    const last = of('last')[0];
    return new Batch(
      new Map(of('head').map((head) => [head.stream, head])),
      new Map(of('place').map((place) => [place.id, place])),
      BigInt(last?.position ?? 0),
      last?.recordedAt ?? '',
      now,
    );
  }

  take({ stream, expected, events }: AppendRequest): Outcome {
    try {
      const head = this.heads.get(stream)?.revision ?? 'no-stream';
      const known = checkAppend(stream, expected, events, head, (id) => this.places.get(id));
      if (known !== undefined) return { result: resultOf(known, true) };
      const made = this.rowsFor(stream, events);
      for (const row of made) {
        this.rows.push(row);
        this.places.set(row.id, row);
        this.heads.set(stream, row);
      }
      this.position += BigInt(made.length);
      return { result: resultOf(made[made.length - 1] as Row, false) };
    } catch (refusal) {
      return { refusal };
    }
  }

  /** All or none: an event that cannot be made into text spoils only its own request. */
  private rowsFor(stream: string, events: readonly EventToAppend[]): Row[] {
    const now = this.now();
    if (now > this.recordedAt) this.recordedAt = now;
    const { recordedAt } = this;
    let { revision, hash } = this.heads.get(stream) ?? { revision: -1, hash: GENESIS_HASH };
    return events.map(({ id, type, ...rest }, index) => {
      revision += 1;
      const body = storedBody({ id, type, ...rest }, stream, revision, recordedAt);
      hash = chainHash(hash, body);
      const position = String(this.position + BigInt(index + 1));
      return { id, stream, revision, position, recordedAt, hash, type, body };
    });
  }
}

async function insert(client: Client, { event, channel }: Names, rows: readonly Row[]): Promise<void> {
  await client.query(
    `WITH stored AS (
       INSERT INTO ${event} (position, stream, revision, id, type, recorded_at, body, hash)
       SELECT * FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]))
     SELECT pg_notify('${channel}', '')`,
    [
      rows.map((row) => row.position),
      rows.map((row) => row.stream),
      rows.map((row) => row.revision),
      rows.map((row) => row.id),
      rows.map((row) => row.type),
      rows.map((row) => row.recordedAt),
      rows.map((row) => row.body),
      rows.map((row) => row.hash),
    ],
  );
}

function resultOf({ revision, position, recordedAt }: Place, alreadyStored: boolean): AppendResult {
  return { revision, position: BigInt(position), recordedAt, alreadyStored };
}
