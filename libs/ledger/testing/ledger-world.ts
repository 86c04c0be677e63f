import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CommandRunner,
  EventRegistry,
  uuidFrom,
  type CommandAnswer,
  type Decider,
  type DomainEvent,
  type Instant,
  type RecordedEvent,
} from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';
import {
  LedgerProjection,
  openPostgresReadModels,
  openReadModels,
  type AsOf,
  type ReadModels,
} from '#ledger';
import { partyDecider, partyEventTypes, partyStream, type ActingParty, type PartyRef } from '#party';
import { acting } from '#party/testing';
import { routeDecider, routeEventTypes, routeStream, type PublishRoute } from '#route';
import { signalDecider, signalEventTypes, signalStream, type SignalCommand } from '#signal';
import { meetingDecider, meetingEventTypes, meetingStream, type MeetingCommand } from '#triage';
import { emptyDatabase, ENGINE } from '#postgres/testing';
import { CHAIN_DIRECTOR } from './cast.js';

/** Signals, meetings, routes and parties on a store in memory, with the ledger kept of them, and a clock that is set by hand. */
export class LedgerWorld {
  readonly registry = new EventRegistry(
    signalEventTypes,
    meetingEventTypes,
    routeEventTypes,
    partyEventTypes,
  );
  readonly store = new MemoryEventStore(() => this.now);
  private readonly commands = new CommandRunner(this.store, this.registry, () => this.now);
  private sent = 0;

  private constructor(
    public now: Instant,
    readonly models: ReadModels,
    readonly projection: LedgerProjection,
    private readonly folder: string,
  ) {}

  static async open(now: Instant, factsInMemory?: number): Promise<LedgerWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
    const models =
      ENGINE === 'postgres'
        ? await openPostgresReadModels({ url: await emptyDatabase() })
        : await openReadModels(join(folder, 'read-models.db'));
    return new LedgerWorld(now, models, new LedgerProjection(models.writer, factsInMemory), folder);
  }

  async close(): Promise<void> {
    await this.models.close();
    rmSync(this.folder, { recursive: true });
  }

  get reader() {
    return this.models.reader;
  }

  /** As it is now, by what is known now. */
  get live(): AsOf {
    return { validAt: this.now, knownAt: this.now };
  }

  signal(
    signalId: string,
    party: PartyRef,
    command: SignalCommand,
    occurredAt?: Instant,
    sourceRecordedAt?: Instant,
  ): Promise<CommandAnswer> {
    return this.send(signalDecider, signalStream(signalId), command, party, occurredAt, sourceRecordedAt);
  }

  meeting(
    meetingId: string,
    command: MeetingCommand,
    party: PartyRef = CHAIN_DIRECTOR,
    occurredAt?: Instant,
  ): Promise<CommandAnswer> {
    return this.send(meetingDecider, meetingStream(meetingId), command, party, occurredAt);
  }

  publish(data: PublishRoute['data'], by: PartyRef = CHAIN_DIRECTOR): Promise<CommandAnswer> {
    return this.send(routeDecider, routeStream(data.region), { type: 'publish-route', data }, by);
  }

  register(party: PartyRef, name: string): Promise<CommandAnswer> {
    return this.send(
      partyDecider,
      partyStream(party.id),
      { type: 'register-party', data: { party, name, generated: false } },
      party,
    );
  }

  renameParty(party: PartyRef, name: string, occurredAt?: Instant): Promise<CommandAnswer> {
    return this.send(
      partyDecider,
      partyStream(party.id),
      { type: 'rename-party', data: { name } },
      party,
      occurredAt,
    );
  }

  /** Lets the ledger take in what was recorded since it last did. */
  async follow(batchSize = 500): Promise<void> {
    const after = await this.projection.checkpoint();
    for await (const { events, upTo } of this.store.readAll({ after, batchSize })) {
      await this.projection.apply(
        events.map((event) => this.registry.current(event)),
        upTo,
      );
    }
  }

  async recorded(): Promise<RecordedEvent[]> {
    const all: RecordedEvent[] = [];
    for await (const { events } of this.store.readAll()) all.push(...events);
    return all;
  }

  private async send<State, Command, Event extends DomainEvent>(
    decider: Decider<State, Command, Event, ActingParty>,
    stream: string,
    command: Command,
    party: PartyRef,
    occurredAt?: Instant,
    sourceRecordedAt?: Instant,
  ): Promise<CommandAnswer> {
    const commandId = uuidFrom('ledger-world', String((this.sent += 1)));
    const envelope = {
      commandId,
      actor: acting(party),
      correlationId: commandId,
      sourceRecordedAt,
      ...(occurredAt === undefined ? {} : { occurredAt }),
    };
    return this.commands.run(decider, stream, command, envelope);
  }
}
