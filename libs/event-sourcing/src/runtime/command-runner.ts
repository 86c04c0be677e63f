import { contentHash } from '../core/canonical-json.js';
import type { Decider } from '../core/decider.js';
import { ConcurrencyError, DomainError } from '../core/errors.js';
import type { DomainEvent, EventToAppend, Position, Recorded, RecordedEvent } from '../core/event.js';
import type { Instant } from '../core/instant.js';
import { uuidFrom } from '../core/uuid.js';
import type { EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';

/** The least that the runtime must know of who acts. */
export interface ActorRef {
  readonly id: string;
  readonly role: string;
  readonly person: string;
}

/** Who sends a command, when it happened, and by what it is recognised when it is sent again. */
export interface CommandEnvelope<Acting extends ActorRef> {
  /** UUID; a command with an id that was handled before is answered as the first time. */
  readonly commandId: string;
  readonly actor: Acting;
  /** Default: the moment of handling. */
  readonly occurredAt?: Instant | undefined;
  readonly correlationId: string;
  /** Default: the command id. */
  readonly causationId?: string | undefined;
  /** Refuse unless the stream is at this very revision. */
  readonly expectedRevision?: number | undefined;
}

export interface CommandAnswer {
  readonly stream: string;
  /** The stream's revision after this command. */
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: Instant;
  /** What this command recorded; empty when nothing had to be recorded. */
  readonly events: readonly RecordedEvent[];
  /** True when the command had been handled before. */
  readonly replayed: boolean;
}

/** How often a command is decided again when others write to the same stream at the same time. */
const ATTEMPTS = 12;

/** Loads, folds, decides and appends; the only way in which events come about. */
export class CommandRunner {
  constructor(
    private readonly store: EventStore,
    private readonly registry: EventRegistry,
    private readonly now: () => Instant,
  ) {}

  /** Throws the decider's DomainError, `revision-mismatch`, `idempotency-key-reused` or `occurred-in-future`. */
  async run<State, Command, Event extends DomainEvent, Acting extends ActorRef>(
    decider: Decider<State, Command, Event, Acting>,
    stream: string,
    command: Command,
    envelope: CommandEnvelope<Acting>,
  ): Promise<CommandAnswer> {
    const commandHash = contentHash({ stream, command, actor: envelope.actor.id, occurredAt: envelope.occurredAt ?? null });
    for (let attempt = 1; ; attempt += 1) {
      const history = await this.store.readStream(stream);
      const earlier = history.filter((event) => event.commandId === envelope.commandId);
      if (earlier.length > 0) return answeredBefore(stream, earlier, commandHash);
      const decided = this.decide(decider, history, command, envelope, commandHash);
      const last = history.at(-1);
      if (decided.length === 0) return unchanged(stream, last, this.now());
      try {
        return await this.append(stream, last?.revision ?? 'no-stream', decided);
      } catch (error) {
        if (!(error instanceof ConcurrencyError) || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  /** The state of a stream as it stands, for handlers that must look at another stream before deciding. */
  async load<State, Command, Event extends DomainEvent, Acting>(
    decider: Decider<State, Command, Event, Acting>,
    stream: string,
  ): Promise<{ readonly state: State; readonly revision: number | 'no-stream' }> {
    const history = await this.store.readStream(stream);
    return { state: this.fold(decider, history), revision: history.at(-1)?.revision ?? 'no-stream' };
  }

  private decide<State, Command, Event extends DomainEvent, Acting extends ActorRef>(
    decider: Decider<State, Command, Event, Acting>,
    history: readonly RecordedEvent[],
    command: Command,
    envelope: CommandEnvelope<Acting>,
    commandHash: string,
  ): EventToAppend[] {
    const revision = history.at(-1)?.revision ?? -1;
    if (envelope.expectedRevision !== undefined && envelope.expectedRevision !== revision) {
      throw new DomainError('revision-mismatch', `It is at revision ${revision}, not at ${envelope.expectedRevision}`);
    }
    const now = this.now();
    const occurredAt = envelope.occurredAt ?? now;
    if (occurredAt > now) {
      throw new DomainError('occurred-in-future', 'It cannot have happened later than now', 'invalid', 'occurredAt');
    }
    const id = (name: string) => uuidFrom(envelope.commandId, name);
    const events = decider.decide(this.fold(decider, history), command, { now, occurredAt, actor: envelope.actor, id });
    const { actor, correlationId, commandId } = envelope;
    return events.map((event, index) => ({
      ...event,
      id: id(`event:${index}`),
      actor: { party: actor.id, role: actor.role, person: actor.person },
      correlationId,
      causationId: envelope.causationId ?? commandId,
      commandId,
      commandHash,
    }));
  }

  private fold<State, Command, Event extends DomainEvent, Acting>(
    decider: Decider<State, Command, Event, Acting>,
    history: readonly RecordedEvent[],
  ): State {
    return history.reduce((state, event) => decider.evolve(state, this.registry.current(event) as Recorded<Event>), decider.initial);
  }

  private async append(stream: string, expected: number | 'no-stream', events: readonly EventToAppend[]): Promise<CommandAnswer> {
    const result = await this.store.append(stream, expected, events);
    const first = result.revision - events.length + 1;
    const recorded = await this.store.readStream(stream, { from: first, limit: events.length });
    return { stream, ...result, events: recorded, replayed: result.alreadyStored };
  }
}

function answeredBefore(stream: string, earlier: readonly RecordedEvent[], commandHash: string): CommandAnswer {
  const last = earlier[earlier.length - 1] as RecordedEvent;
  if (last.commandHash !== commandHash) {
    throw new DomainError('idempotency-key-reused', 'This command id was used before for another command');
  }
  const { revision, position, recordedAt } = last;
  return { stream, revision, position, recordedAt, events: earlier, replayed: true };
}

function unchanged(stream: string, last: RecordedEvent | undefined, now: Instant): CommandAnswer {
  return {
    stream,
    revision: last?.revision ?? -1,
    position: last?.position ?? 0n,
    recordedAt: last?.recordedAt ?? now,
    events: [],
    replayed: false,
  };
}
