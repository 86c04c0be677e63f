import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SPANS } from '../as-of-key.js';

/** Numbers the streams and puts a B-tree in the R*Tree's place (ADR 22). The ledger is worked out anew from the events. */
export class NumberStreamsAndFindBySpan1763900000000 implements MigrationInterface {
  name = 'NumberStreamsAndFindBySpan1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['interval_as_of', 'interval', 'fact'])
      await runner.query(`DROP TABLE IF EXISTS "${table}"`);
    await runner.query(`DELETE FROM "checkpoint" WHERE "name" LIKE 'ledger.%'`);
    await runner.query(`CREATE TABLE "stream" ("no" bigint PRIMARY KEY NOT NULL, "name" text NOT NULL)`);
    await runner.query(`CREATE UNIQUE INDEX "stream_name" ON "stream" ("name")`);
    await runner.query(
      `CREATE TABLE "fact" ("position" bigint PRIMARY KEY NOT NULL, "stream_no" bigint NOT NULL, "revision" integer NOT NULL,
       "recorded_at" bigint NOT NULL, "event" text NOT NULL)`,
    );
    await runner.query(`CREATE UNIQUE INDEX "fact_stream" ON "fact" ("stream_no", "revision")`);
    await runner.query(
      `CREATE TABLE "interval" ("id" integer PRIMARY KEY NOT NULL, "lane" integer NOT NULL, "stream_no" bigint NOT NULL, "ref" text NOT NULL,
       "signal_no" bigint, "signal_id" text, "subject" text, "party_id" text, "role" text, "region" text, "municipality" text,
       "other_party_id" text, "other_role" text, "other_region" text, "state" text NOT NULL, "reason" text, "due" bigint,
       "amount" bigint, "detail" text NOT NULL, "valid_from" bigint NOT NULL, "valid_to" bigint NOT NULL, "known_from" bigint NOT NULL,
       "known_to" bigint NOT NULL, "span" integer, "key_from" bigint NOT NULL, "opened_by" text NOT NULL, "closed_by" text,
       "digest" text NOT NULL)`,
    );
    await runner.query(
      `CREATE INDEX "interval_as_of" ON "interval" ("lane", "span", "key_from") WHERE span IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX "interval_signal" ON "interval" ("signal_no", "lane")`);
    await runner.query(
      `CREATE INDEX "interval_stream" ON "interval" ("stream_no") WHERE lane BETWEEN 16 AND 21`,
    );
    await runner.query(`CREATE INDEX "interval_custody_end" ON "interval" ("valid_to") WHERE lane = 2`);
    await runner.query(`CREATE INDEX "interval_receipt" ON "interval" ("ref") WHERE lane = 1`);
    await runner.query(`CREATE INDEX "interval_party_custody" ON "interval" ("party_id") WHERE lane = 2`);
    await runner.query(
      `CREATE TABLE "as_of_span" ("span" integer PRIMARY KEY NOT NULL, "axis" text NOT NULL, "width" bigint NOT NULL)`,
    );
    const spans = SPANS.map(({ span, axis, width }) => `(${span}, '${axis}', ${width})`);
    await runner.query(`INSERT INTO "as_of_span" ("span", "axis", "width") VALUES ${spans.join(', ')}`);
  }

  /** Read models are never taken back: an older version works its own out anew. */
  down(): Promise<void> {
    return Promise.reject(
      new Error('Remove the read models instead; they are worked out anew from the events'),
    );
  }
}
