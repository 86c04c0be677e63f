import { randomUUID } from 'node:crypto';

export interface Sent {
  readonly commandId: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly signalId: string;
  readonly branchIds?: readonly string[];
  readonly handOffIds?: readonly string[];
  readonly revision: number;
}

export interface Acknowledged extends Sent {
  readonly answer: Answer;
}

/** What clients hand to each other. */
export interface Offer {
  readonly signalId: string;
  readonly handOffId: string;
}

/** One desk that works on: it registers, enriches, holds, hands on and accepts, and remembers what it was told is recorded. */
export class ChaosClient {
  readonly acknowledged: Acknowledged[] = [];
  readonly offers: Offer[] = [];
  /** Sent, but the answer never came: it may or may not be recorded. Sent again with the same key. */
  private unanswered: Sent | undefined;
  private plan: Sent[] = [];

  constructor(
    readonly desk: string,
    private readonly token: string,
    private readonly next: () => ChaosClient,
  ) {}

  /** Sends one command. Throws when the server is gone. */
  async work(url: string): Promise<void> {
    const sent = this.unanswered ?? this.plan.shift() ?? this.begin();
    this.unanswered = sent;
    const response = await fetch(`${url}/v1/${sent.path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        'idempotency-key': sent.commandId,
      },
      body: JSON.stringify(sent.body),
    });
    const text = await response.text();
    if (response.status !== 201) throw new Error(`${sent.path} answered ${response.status}: ${text}`);
    const answer = JSON.parse(text) as Answer;
    this.unanswered = undefined;
    this.acknowledged.push({ ...sent, answer });
    this.goOn(sent, answer);
  }

  private begin(): Sent {
    const offer = this.offers.shift();
    if (offer !== undefined)
      return command(`signals/${offer.signalId}/hand-offs/${offer.handOffId}/acceptances`, {});
    return command('signals', {
      source: 'inspector',
      channel: 'phone',
      forms: ['labour'],
      urgency: 'normal',
    });
  }

  private goOn(sent: Sent, { signalId, branchIds, handOffIds }: Answer): void {
    const [branchId] = branchIds ?? [];
    if (sent.path === 'signals') {
      const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
      this.plan.push(
        command(`signals/${signalId}/enrichments`, { branchId, personCount: 2 }),
        command(`signals/${signalId}/holds`, { branchId, until, reason: 'enrichment' }),
        command(`signals/${signalId}/hand-offs`, {
          branchId,
          to: [this.next().desk],
          legalBasis: 'public-task',
        }),
      );
    }
    const [handOffId] = handOffIds ?? [];
    if (sent.path.endsWith('/hand-offs') && handOffId !== undefined)
      this.next().offers.push({ signalId, handOffId });
  }
}

function command(path: string, body: Readonly<Record<string, unknown>>): Sent {
  return { commandId: randomUUID(), path, body };
}
