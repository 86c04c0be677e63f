import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What stands beside the generations on PostgreSQL: the automations' checkpoints, and the book of generations. Rows from before
 * there were generations go; they are worked out anew.
 */
export class KeepGenerationsApart1764100000000 implements MigrationInterface {
  name = 'KeepGenerationsApart1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS as_of_span, interval, fact, stream CASCADE');
    await runner.query(
      'CREATE TABLE IF NOT EXISTS checkpoint (name text PRIMARY KEY, position text NOT NULL)',
    );
    await runner.query(`DELETE FROM checkpoint WHERE name LIKE 'ledger.%'`);
    await runner.query(
      'CREATE TABLE generation_book (projection text PRIMARY KEY, book text NOT NULL, edition integer NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE generation_book');
  }
}
