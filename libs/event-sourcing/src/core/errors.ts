/** What a client can put right. `code` is stable and kebab-case; the web layer turns it into problem+json. */
export type DomainErrorKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict';

/**
 * A command that the domain refuses. `kind` tells what sort of refusal (never an HTTP number), `code` which rule,
 * `field` which part of the input, if one part is to blame. Messages hold no personal data.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    message: string,
    readonly kind: DomainErrorKind = 'conflict',
    readonly field?: string,
  ) {
    super(message);
  }
}

/** The stream moved on between reading and appending. */
export class ConcurrencyError extends Error {
  override readonly name = 'ConcurrencyError';

  constructor(
    readonly stream: string,
    readonly expected: number | 'no-stream' | 'any',
    readonly actual: number | 'no-stream',
  ) {
    super(`Stream ${stream} is at ${String(actual)}, not at ${String(expected)}`);
  }
}

/** Some, but not all, of the events' ids are already in the store: neither a retry nor a new append. */
export class DuplicateEventError extends Error {
  override readonly name = 'DuplicateEventError';
}

/** A stored event that no registered type or upcaster understands. Stops the reader; never skipped. */
export class UnknownEventTypeError extends Error {
  override readonly name = 'UnknownEventTypeError';
}

/** A stored history that its own decider cannot fold: a defect or a tampered store, never a client's fault. */
export class CorruptHistoryError extends Error {
  override readonly name = 'CorruptHistoryError';
}

/** A store that cannot be opened or reached; the message says why, in words for whoever runs it. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/** A store that went away in the middle of an append: nobody knows whether it was written, but sending it again tells. */
export function outcomeUnknown(why: string): StoreUnavailableError {
  return new StoreUnavailableError(
    `The event store cannot be reached (${why}). Whether the events were stored is not known; sending the same command again tells.`,
  );
}

/** The views are not built yet: what is there tells only part of the history, so it is not shown. */
export class ViewsNotBuiltError extends Error {
  override readonly name = 'ViewsNotBuiltError';
}
