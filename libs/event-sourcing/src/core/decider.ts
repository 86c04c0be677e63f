import type { DomainEvent, Recorded } from './event.js';
import type { Instant } from './instant.js';

/** What a decision may know besides the state: nothing here is read from a clock or a random source by the decider. */
export interface DecisionContext<ActorRef> {
  /** The clock at deciding: `occurredAt` may not lie after it. */
  readonly now: Instant;
  /** When it happened, by the user's statement (default: `now`). */
  readonly occurredAt: Instant;
  readonly actor: ActorRef;
  /** A UUID that depends only on the command's id and `name`: deciding the same command again gives the same ids. */
  readonly id: (name: string) => string;
}

/**
 * A pure decision maker over one stream. `decide` throws a DomainError to refuse, returns [] to stay quiet.
 * `evolve` is total over the event types it declares.
 */
export interface Decider<State, Command, Event extends DomainEvent, ActorRef> {
  readonly initial: State;
  readonly evolve: (state: State, event: Recorded<Event>) => State;
  readonly decide: (state: State, command: Command, context: DecisionContext<ActorRef>) => readonly Event[];
}
