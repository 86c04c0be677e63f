import { SIGNAL, type Answer, type TestWorld } from './world.js';

export const PROJECTIONS = '/v1/operations/projections';
export const AS_OPERATOR = { as: 'operator' } as const;

export interface Item {
  readonly name: string;
  readonly kind: string;
  readonly generation: number | null;
  readonly generationState: string | null;
  readonly state: string;
  readonly lag: string;
}

/** What the operator of a test world sees and does. */
export class Operator {
  constructor(private readonly world: TestWorld) {}

  operate(what: string, body: object = {}): Promise<Answer> {
    return this.world.post(`${PROJECTIONS}/ledger/${what}`, body, AS_OPERATOR);
  }

  async items(): Promise<readonly Item[]> {
    return (await this.world.get(PROJECTIONS, AS_OPERATOR)).body.items as readonly Item[];
  }

  /** As `2 served`. */
  async generations(): Promise<readonly string[]> {
    return (await this.items())
      .filter(({ name }) => name === 'ledger')
      .map(({ generation, generationState }) => `${generation ?? '-'} ${generationState ?? '-'}`);
  }

  /** How many events of a type there are. */
  async recorded(type: string): Promise<number> {
    let count = 0;
    for await (const { events } of this.world.store.readAll({ typePrefixes: [type] })) count += events.length;
    return count;
  }

  /** Signals that are registered, offered and asked triage for, so that automations have something to do. */
  async chainOf(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      const { signalId, branchIds } = await this.world.record('gate-veldbergen', '/v1/signals', SIGNAL);
      const path = `/v1/signals/${signalId}`;
      await this.world.record('gate-veldbergen', `${path}/hand-offs`, {
        branchId: branchIds[0],
        to: ['director-noordermark'],
        legalBasis: 'public-task',
      });
      await this.world.record('gate-veldbergen', `${path}/triage-requests`, { region: 'Noordermark' });
    }
  }
}

export const codeOf = ({ status, body }: Answer) => [status, body.code];

/** Asks again and again; the server does its work between the questions. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await isSo())) if (Date.now() > end) throw new Error('It did not come to that');
}
