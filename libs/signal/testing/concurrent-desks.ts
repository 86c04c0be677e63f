import {
  CommandRunner,
  DomainError,
  EventRegistry,
  plusDays,
  uuidFrom,
  type CommandEnvelope,
  type EventStore,
  type Instant,
  type Recorded,
} from '#event-sourcing';
import { TEST_EPOCH } from '#event-sourcing/testing';
import type { ActingParty } from '#party';
import {
  NO_SIGNAL,
  signalDecider,
  signalEventTypes,
  signalStream,
  type SignalCommand,
  type SignalEvent,
  type SignalState,
} from '#signal';
import { acting, DESK } from './cast.js';
import type { Chance } from './chance.js';
import { anyMove, anyRegistration } from './random-move.js';

export const STREAM = signalStream('signal-1');
export type Facts = readonly Recorded<SignalEvent>[];

/** A command that was carried out, with how it was sent. */
export interface Sent {
  readonly command: SignalCommand;
  readonly envelope: CommandEnvelope<ActingParty>;
  readonly state: SignalState;
  readonly now: Instant;
  readonly eventIds: readonly string[];
}

/** Several desks work on one signal at the same time; each has a process of its own, and may look at an old page. */
export class ConcurrentDesks {
  readonly sent: Sent[] = [];
  readonly refusals = new Set<string>();
  private now: Instant = TEST_EPOCH;
  private commands = 0;

  constructor(private readonly store: EventStore) {}

  async facts(): Promise<Facts> {
    return (await this.store.readStream(STREAM)) as Facts;
  }

  async register(chance: Chance): Promise<void> {
    await this.send(this.desk(), {
      command: anyRegistration('signal-1', TEST_EPOCH, chance),
      by: DESK,
    });
  }

  /** One desk takes steps: often on what it saw a while ago, often recording late. */
  async work(chance: Chance, steps: number): Promise<void> {
    const desk = this.desk();
    let seen = await this.facts();
    for (let step = 0; step < steps; step += 1) {
      this.now = plusDays(this.now, chance.of([0, 0.1, 0.5, 2]));
      if (chance.below(3) > 0) seen = await this.facts();
      const { signal } = seen.reduce(signalDecider.evolve, NO_SIGNAL);
      if (signal === null) continue;
      const late = plusDays(this.now, -chance.of([0, 0, 0.5, 3]));
      const move = anyMove(signal, seen, late, chance);
      const occurredAt = late < signal.receivedAt ? this.now : late;
      const insists = chance.below(8) === 0;
      await this.send(desk, move, {
        occurredAt,
        ...(insists ? { expectedRevision: seen.length - 1 } : {}),
      });
    }
  }

  private desk(): CommandRunner {
    return new CommandRunner(this.store, new EventRegistry(signalEventTypes), () => this.now);
  }

  private async send(
    desk: CommandRunner,
    { by, command }: ReturnType<typeof anyMove>,
    more: Partial<CommandEnvelope<ActingParty>> = {},
  ): Promise<void> {
    const commandId = uuidFrom('command', String((this.commands += 1)));
    const envelope = { commandId, actor: acting(by), correlationId: commandId, ...more };
    const { now } = this;
    try {
      const { events } = await desk.run(signalDecider, STREAM, command, envelope);
      if (events.length === 0) return;
      const before = (await this.facts()).filter(({ revision }) => revision < (events[0]?.revision ?? 0));
      const state = before.reduce(signalDecider.evolve, NO_SIGNAL);
      this.sent.push({ command, envelope, state, now, eventIds: events.map(({ id }) => id) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.refusals.add(error.code);
    }
  }
}
