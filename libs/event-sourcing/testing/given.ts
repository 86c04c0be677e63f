import { DomainError } from '../src/core/errors.js';
import type { DecisionContext, Decider } from '../src/core/decider.js';
import type { DomainEvent, Recorded } from '../src/core/event.js';
import { plusDays, type Instant } from '../src/core/instant.js';
import { uuidFrom } from '../src/core/uuid.js';
import { expect } from '@jest/globals';

/** A fact as a test states it: type and data; the time is optional. */
export type GivenEvent<Event extends DomainEvent> =
  Event extends DomainEvent<infer Type, infer Data>
    ? { readonly type: Type; readonly data: Data; readonly occurredAt?: Instant }
    : never;

export interface WhenOptions<Acting> {
  readonly actor: Acting;
  /** When it happened. Default: `now`. */
  readonly at?: Instant;
  /** Default: one day after the last given event. */
  readonly now?: Instant;
  /** Default: a constant id. */
  readonly commandId?: string;
}

/** Default time of the first given event; each next one is an hour later unless it says otherwise. */
export const TEST_EPOCH: Instant = '2026-01-05T09:00:00.000Z';

/** Given what happened, when this is asked, then that is recorded. */
export function given<State, Command, Event extends DomainEvent, Acting>(
  decider: Decider<State, Command, Event, Acting>,
  ...facts: readonly GivenEvent<Event>[]
) {
  const history = recordedFacts<Event>(facts);
  const state = history.reduce((folded, event) => decider.evolve(folded, event), decider.initial);
  return {
    state,
    history,
    when(command: Command, options: WhenOptions<Acting>) {
      const now = options.now ?? plusDays(history.at(-1)?.occurredAt ?? TEST_EPOCH, 1);
      const commandId = options.commandId ?? 'a-command';
      const context: DecisionContext<Acting> = {
        now,
        occurredAt: options.at ?? now,
        actor: options.actor,
        id: (name) => uuidFrom(commandId, name),
      };
      const decide = () => decider.decide(state, command, context);
      return {
        context,
        events: () => decide(),
        /** Exactly these facts, in this order. */
        then(...expected: readonly { readonly type: Event['type']; readonly data: unknown }[]) {
          expect(decide().map(({ type, data }) => ({ type, data }))).toEqual(
            expected.map(({ type, data }) => ({ type, data })),
          );
        },
        /** Facts of these types, in this order. */
        thenTypes(...types: readonly Event['type'][]) {
          expect(decide().map((event) => event.type)).toEqual(types);
        },
        thenNothing() {
          expect(decide()).toEqual([]);
        },
        thenRefused(
          code: string,
          more: { readonly field?: string; readonly kind?: DomainError['kind'] } = {},
        ) {
          let refusal: unknown;
          try {
            decide();
          } catch (error) {
            refusal = error;
          }
          if (refusal === undefined) throw new Error(`Expected the refusal ${code}, but it was allowed`);
          expect(refusal).toBeInstanceOf(DomainError);
          expect(refusal).toMatchObject({ code, ...more });
        },
      };
    },
  };
}

/** Test facts with the envelope that a store would give them. */
export function recordedFacts<Event extends DomainEvent>(
  facts: readonly GivenEvent<Event>[],
  stream = 'test-stream',
): Recorded<Event>[] {
  return facts.map((fact, revision) => {
    const occurredAt = fact.occurredAt ?? plusDays(TEST_EPOCH, revision / 24);
    return {
      ...fact,
      occurredAt,
      id: uuidFrom(stream, String(revision)),
      stream,
      revision,
      position: BigInt(revision + 1),
      recordedAt: occurredAt,
      actor: { party: 'party', role: 'role', person: 'person' },
      correlationId: 'correlation',
      causationId: 'causation',
      commandId: `command-${revision}`,
      commandHash: 'hash',
      hash: 'hash',
    } as unknown as Recorded<Event>;
  });
}
