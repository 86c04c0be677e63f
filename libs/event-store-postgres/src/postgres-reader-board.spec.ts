import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError, StoreUnavailableError, type ReaderStatus } from '#event-sourcing';
import { startPostgres, type PostgresServer } from '#postgres/testing';
import { PostgresReaderBoard } from './postgres-reader-board.js';

const SOON_MS = 200;

describe('the readers’ board on PostgreSQL', () => {
  let server: PostgresServer;
  let keeper: PostgresReaderBoard;
  let asker: PostgresReaderBoard;
  beforeAll(async () => {
    server = await startPostgres();
    [keeper, asker] = await Promise.all([
      PostgresReaderBoard.open(server.url),
      PostgresReaderBoard.open(server.url, SOON_MS),
    ]);
  });
  afterAll(async () => {
    await keeper.close();
    await asker.close();
    await server.close();
  });

  /** The keeper looks for orders until one was carried out. */
  async function keep(reader: string, work: () => Promise<number>): Promise<string[]> {
    const seen: string[] = [];
    while (seen.length === 0)
      await keeper.carryOut(reader, (order) => {
        seen.push(order);
        return work();
      });
    return seen;
  }

  it('shows to others what the keeper told last, positions beyond a double’s exactness too', async () => {
    const status: ReaderStatus = { name: 'told', state: 'live', position: 2n ** 60n + 1n };
    await keeper.tell('told', [{ ...status, position: 1n }]);
    await keeper.tell('told', [status]);
    const { statuses, ageMs } = (await asker.told('told')) ?? { statuses: [], ageMs: -1 };
    expect(statuses).toEqual([status]);
    expect(ageMs).toBeGreaterThanOrEqual(0);
    expect(await asker.told('never told')).toBeUndefined();
  });

  it('brings an order to the keeper, once, and its outcome back', async () => {
    const [number, seen] = await Promise.all([
      asker.order('ledger', 'rebuild'),
      keep('ledger', () => Promise.resolve(7)),
    ]);
    expect([number, seen]).toEqual([7, ['rebuild']]);
    await keeper.carryOut('ledger', () => Promise.reject(new Error('carried out twice')));
  });

  it('brings the keeper’s refusal back as the keeper gave it', async () => {
    const refusal = new DomainError('not-rebuildable', 'A rebuild is going on', 'conflict');
    const [answer] = await Promise.allSettled([
      asker.order('ledger', 'rebuild'),
      keep('ledger', () => Promise.reject(refusal)),
    ]);
    expect(answer).toEqual({ status: 'rejected', reason: refusal });
    const [failure] = await Promise.allSettled([
      asker.order('ledger', 'switch'),
      keep('ledger', () => Promise.reject(new Error('disk full'))),
    ]);
    expect(failure).toEqual({ status: 'rejected', reason: new StoreUnavailableError('disk full') });
  });

  it('takes an order back that nobody carries out', async () => {
    await expect(asker.order('left', 'retire')).rejects.toMatchObject({ code: 'nobody-keeps' });
    await keeper.carryOut('left', () => Promise.reject(new Error('it was taken back')));
  });
});
