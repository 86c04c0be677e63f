import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SPANS } from '../as-of-key.js';

/** Puts a B-tree in the R*Tree's place. The ledger is worked out anew from the events. */
export class FindBySpan1763900000000 implements MigrationInterface {
  name = 'FindBySpan1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    await forgetLedger(runner);
    await runner.query(`DROP TABLE "interval_as_of"`);
    await runner.query(`ALTER TABLE "interval" ADD COLUMN "span" integer`);
    await runner.query(`ALTER TABLE "interval" ADD COLUMN "key_from" bigint NOT NULL DEFAULT 0`);
    await runner.query(`CREATE INDEX "interval_as_of" ON "interval" ("lane", "span", "key_from")`);
    await runner.query(
      `CREATE TABLE "as_of_span" ("span" integer PRIMARY KEY NOT NULL, "axis" text NOT NULL, "width" bigint NOT NULL)`,
    );
    const rows = SPANS.map(({ span, axis, width }) => `(${span}, '${axis}', ${width})`);
    await runner.query(`INSERT INTO "as_of_span" ("span", "axis", "width") VALUES ${rows.join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await forgetLedger(runner);
    await runner.query(`DROP TABLE "as_of_span"`);
    await runner.query(`DROP INDEX "interval_as_of"`);
    await runner.query(`ALTER TABLE "interval" DROP COLUMN "key_from"`);
    await runner.query(`ALTER TABLE "interval" DROP COLUMN "span"`);
    await runner.query(
      `CREATE VIRTUAL TABLE "interval_as_of" USING rtree_i32(id, valid_from, valid_to, known_from, known_to, lane_from, lane_to)`,
    );
  }
}

async function forgetLedger(runner: QueryRunner): Promise<void> {
  await runner.query(`DELETE FROM "interval"`);
  await runner.query(`DELETE FROM "fact"`);
  await runner.query(`DELETE FROM "checkpoint" WHERE "name" LIKE 'ledger.%'`);
}
