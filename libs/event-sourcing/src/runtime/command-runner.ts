import { contentHash } from '../core/canonical-json.js';
import type { Decider } from '../core/decider.js';
import { ConcurrencyError, DomainError, DuplicateEventError } from '../core/errors.js';
import type { DomainEvent, EventToAppend, Position, Recorded, RecordedEvent } from '../core/event.js';
import { instant, type Instant } from '../core/instant.js';
import { uuidFrom } from '../core/uuid.js';
import type { EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';
import { Turns } from './turns.js';

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
  /** For what comes from elsewhere: when that system recorded it. */
  readonly sourceRecordedAt?: Instant | undefined;
  readonly correlationId: string;
  /** Default: the command id. */
  readonly causationId?: string | undefined;
  /** Refuse unless the stream is at this very revision. */
  readonly expectedRevision?: number | undefined;
  /**
   * What must hold outside the stream; throws when it does not. Not asked of a command that was handled before: that is answered as
   * the first time, whatever has changed since.
   */
  readonly whenNew?: (() => unknown) | undefined;
}

export interface CommandAnswer {
  readonly stream: string;
  /** The stream's revision after this command; -1 when it does not exist and nothing had to be recorded. */
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: Instant;
  /** What this command recorded; empty when nothing had to be recorded. */
  readonly events: readonly RecordedEvent[];
  /** True when the command had been handled before. */
  readonly replayed: boolean;
}

/** How often a command is decided again when other processes write to the same stream at the same time. */
const ATTEMPTS = 12;

/** Loads, folds, decides and appends; the only way in which events come about. */
export class CommandRunner {
  /** Commands on one stream take turns here, so that only other processes can get in between. */
  private readonly turns = new Turns();

  constructor(
    private readonly store: EventStore,
    private readonly registry: EventRegistry,
    private readonly now: () => Instant,
  ) {}

  /**
   * Throws the decider's DomainError, `revision-mismatch`, `idempotency-key-reused` or `occurred-in-future`; a
   * ConcurrencyError when other processes kept getting in between.
   */
  run<State, Command, Event extends DomainEvent, Acting extends ActorRef>(
    decider: Decider<State, Command, Event, Acting>,
    stream: string,
    command: Command,
    envelope: CommandEnvelope<Acting>,
  ): Promise<CommandAnswer> {
    return this.turns.take(stream, () => this.handle(decider, stream, command, envelope));
  }

  /** The state of a stream as it stands, for handlers that must look at another stream before deciding. */
  async load<State, Command, Event extends DomainEvent, Acting>(
    decider: Decider<State, Command, Event, Acting>,
    stream: string,
  ): Promise<{ readonly state: State; readonly revision: number | 'no-stream' }> {
    const history = await this.store.readStream(stream);
    return { state: this.fold(decider, history), revision: history.at(-1)?.revision ?? 'no-stream' };
  }

  private async handle<State, Command, Event extends DomainEvent, Acting extends ActorRef>(
    decider: Decider<State, Command, Event, Acting>,
    stream: string,
    command: Command,
    envelope: CommandEnvelope<Acting>,
  ): Promise<CommandAnswer> {
    const { actor, commandId, occurredAt = null } = envelope;
    const commandHash = contentHash({ stream, command, actor: actor.id, occurredAt });
    for (let attempt = 1; ; attempt += 1) {
      const history = await this.store.readStream(stream);
      const earlier = history.filter((event) => event.commandId === commandId);
      if (earlier.length > 0) return answeredBefore(stream, earlier, commandHash);
      envelope.whenNew?.();
      const decided = this.decide(decider, history, command, envelope, commandHash);
      if (decided.length === 0) return this.unchanged(stream, history.at(-1));
      try {
        const answer = await this.append(stream, history.at(-1)?.revision ?? 'no-stream', decided);
        if (answer !== 'known') return answer;
      } catch (error) {
        if (error instanceof DuplicateEventError && attempt > 1) throw keyReused();
        if (!isWorthAnotherLook(error) || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  private decide<State, Command, Event extends DomainEvent, Acting extends ActorRef>(
    decider: Decider<State, Command, Event, Acting>,
    history: readonly RecordedEvent[],
    command: Command,
    envelope: CommandEnvelope<Acting>,
    commandHash: string,
  ): EventToAppend[] {
    const {
      actor,
      correlationId,
      commandId,
      causationId = commandId,
      expectedRevision,
      sourceRecordedAt,
    } = envelope;
    const revision = history.at(-1)?.revision ?? -1;
    if (expectedRevision !== undefined && expectedRevision !== revision) {
      throw new DomainError('revision-mismatch', `It is at revision ${revision}, not at ${expectedRevision}`);
    }
    const now = this.now();
    const occurredAt = happenedBefore(now, envelope.occurredAt);
    const id = (name: string) => uuidFrom(commandId, name);
    const events = decider.decide(this.fold(decider, history), command, { now, occurredAt, actor, id });
    return events.map((event, index) => ({
      ...event,
      id: id(`event:${index}`),
      actor: { party: actor.id, role: actor.role, person: actor.person },
      correlationId,
      causationId,
      commandId,
      commandHash,
      ...(sourceRecordedAt === undefined ? {} : { sourceRecordedAt: instant(sourceRecordedAt) }),
    }));
  }

  private fold<State, Command, Event extends DomainEvent, Acting>(
    decider: Decider<State, Command, Event, Acting>,
    history: readonly RecordedEvent[],
  ): State {
    return history.reduce(
      (state, event) => decider.evolve(state, this.registry.current(event) as Recorded<Event>),
      decider.initial,
    );
  }

  /** `known`: another process handled this very command meanwhile. */
  private async append(
    stream: string,
    expected: number | 'no-stream',
    events: readonly EventToAppend[],
  ): Promise<CommandAnswer | 'known'> {
    const { alreadyStored, ...result } = await this.store.append(stream, expected, events);
    if (alreadyStored) return 'known';
    const from = result.revision - events.length + 1;
    const recorded = await this.store.readStream(stream, { from, limit: events.length });
    return { stream, ...result, events: recorded, replayed: false };
  }

  private unchanged(stream: string, last: RecordedEvent | undefined): CommandAnswer {
    const { revision, position, recordedAt } = last ?? { revision: -1, position: 0n, recordedAt: this.now() };
    return { stream, revision, position, recordedAt, events: [], replayed: false };
  }
}

/** When it happened: not later than now. */
function happenedBefore(now: Instant, stated: Instant = now): Instant {
  let occurredAt: Instant;
  try {
    occurredAt = instant(stated);
  } catch {
    throw new DomainError('not-an-instant', 'It must be an ISO 8601 instant', 'invalid', 'occurredAt');
  }
  if (occurredAt > now) {
    throw new DomainError(
      'occurred-in-future',
      'It cannot have happened later than now',
      'invalid',
      'occurredAt',
    );
  }
  return occurredAt;
}

function answeredBefore(
  stream: string,
  earlier: readonly RecordedEvent[],
  commandHash: string,
): CommandAnswer {
  const last = earlier[earlier.length - 1] as RecordedEvent;
  if (last.commandHash !== commandHash) throw keyReused();
  const { revision, position, recordedAt } = last;
  return { stream, revision, position, recordedAt, events: earlier, replayed: true };
}

/** Somebody else wrote to the stream, or has just handled the same command: the history says which. */
function isWorthAnotherLook(error: unknown): boolean {
  return error instanceof ConcurrencyError || error instanceof DuplicateEventError;
}

function keyReused(): DomainError {
  return new DomainError('idempotency-key-reused', 'This command id was used before for another command');
}
