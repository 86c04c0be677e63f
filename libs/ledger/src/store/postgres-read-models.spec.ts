import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '#event-sourcing';
import { openPostgresReadModels } from '#ledger';
import { startPostgres, type PostgresServer } from '#postgres/testing';

describe('the read models on PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  it('are what the same migrations make, also when several processes start at once', async () => {
    const { url } = server;
    const opened = await Promise.all(Array.from({ length: 3 }, () => openPostgresReadModels({ url })));
    const { upQueries } = await (opened[0] as (typeof opened)[number]).writer.driver
      .createSchemaBuilder()
      .log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    await Promise.all(opened.map((models) => models.close()));
  });

  it('are only written by the writer', async () => {
    const models = await openPostgresReadModels({ url: server.url });
    await expect(models.reader.query('DELETE FROM interval')).rejects.toThrow(/read-only/);
    await models.close();
  });

  it('say why they cannot be opened, without the password', async () => {
    const opening = openPostgresReadModels({ url: 'postgres://someone:secret-word@127.0.0.1:1/none' });
    await expect(opening).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(opening).rejects.not.toThrow(/secret-word/);
  });
});
