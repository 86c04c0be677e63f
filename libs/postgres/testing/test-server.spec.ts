import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startPostgres } from '#postgres/testing';

describe('the PostgreSQL of the tests', () => {
  it('is a real server with a database of its own for everyone who asks', async () => {
    const server = await startPostgres();
    try {
      const urls = [server.url, await server.freshDatabase()];
      for (const url of urls) {
        const client = new Client(url);
        await client.connect();
        const { rows } = await client.query('SELECT version() AS version');
        expect((rows[0] as { version: string }).version).toMatch(/^PostgreSQL 18/);
        await client.query('CREATE TABLE once (id integer)');
        await client.end();
      }
      expect(new Set(urls).size).toBe(2);
    } finally {
      await server.close();
    }
  });
});
