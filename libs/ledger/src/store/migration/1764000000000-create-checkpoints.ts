import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The automations' checkpoints, apart from the generations of the ledger. */
export class CreateCheckpoints1764000000000 implements MigrationInterface {
  name = 'CreateCheckpoints1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "checkpoint" ("name" text PRIMARY KEY NOT NULL, "position" text NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "checkpoint"`);
  }
}
