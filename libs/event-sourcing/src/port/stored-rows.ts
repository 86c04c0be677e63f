/** An event exactly as it is stored, unread: for proving that it was not altered. */
export interface StoredRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  /** The text over which the hash was taken. */
  readonly body: string;
  /** SHA-256 (hex), as stored. */
  readonly hash: string;
}

/** A store, an export or anything else that holds a history. */
export interface StoredHistory {
  /** All events in the order in which they are stored, from after a position on, in batches. */
  storedRows(after?: bigint): AsyncIterable<readonly StoredRow[]>;
}
