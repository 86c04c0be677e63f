import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger's first tables. An R*Tree stood beside them, on SQLite only; the next migration removes it. */
export class CreateLedger1760000000000 implements MigrationInterface {
  name = 'CreateLedger1760000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "fact" ("position" bigint PRIMARY KEY NOT NULL, "stream" text NOT NULL, "revision" integer NOT NULL, "recorded_at" bigint NOT NULL, "event" text NOT NULL)`,
    );
    await runner.query(`CREATE UNIQUE INDEX "fact_stream" ON "fact" ("stream", "revision")`);
    await runner.query(
      `CREATE TABLE "interval" ("id" integer PRIMARY KEY NOT NULL, "lane" integer NOT NULL, "stream" text NOT NULL, "ref" text NOT NULL,
       "signal_id" text, "subject" text, "party_id" text, "role" text, "region" text, "municipality" text, "other_party_id" text,
       "other_role" text, "other_region" text, "state" text NOT NULL, "reason" text, "due" bigint, "amount" integer, "detail" text NOT NULL,
       "valid_from" bigint NOT NULL, "valid_to" bigint NOT NULL, "known_from" bigint NOT NULL, "known_to" bigint NOT NULL,
       "opened_by" text NOT NULL, "closed_by" text, "digest" text NOT NULL)`,
    );
    await runner.query(`CREATE INDEX "interval_signal" ON "interval" ("signal_id", "lane")`);
    await runner.query(
      `CREATE INDEX "interval_stream" ON "interval" ("stream") WHERE lane BETWEEN 16 AND 21`,
    );
    await runner.query(`CREATE INDEX "interval_custody_end" ON "interval" ("valid_to") WHERE lane = 2`);
    await runner.query(`CREATE INDEX "interval_receipt" ON "interval" ("ref") WHERE lane = 1`);
    await runner.query(`CREATE INDEX "interval_party_custody" ON "interval" ("party_id") WHERE lane = 2`);
    await runner.query(
      `CREATE TABLE "checkpoint" ("name" text PRIMARY KEY NOT NULL, "position" text NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['checkpoint', 'interval', 'fact']) await runner.query(`DROP TABLE "${table}"`);
  }
}
