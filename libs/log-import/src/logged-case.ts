import type { Instant } from '#event-sourcing';

export type Values = Readonly<Record<string, string>>;

/** A case with all its values as the log writes them. */
export interface RawCase {
  readonly attributes: Values;
  readonly events: readonly { readonly line: number; readonly values: Values }[];
  /** Line of the log where the case begins. */
  readonly line: number;
}

/** One event of a log: who had the case at that moment. */
export interface LoggedEvent {
  /** Null: the log does not say. */
  readonly holder: string | null;
  readonly at: Instant;
  /** When the holder accepted it, where the log tells it apart from the offer. */
  readonly acceptedAt: Instant | null;
  /** When the log's own system recorded it, where the log tells. */
  readonly recordedAt: Instant | null;
}

/** One case as a log tells it, its events in the order of time. */
export interface LoggedCase {
  readonly id: string;
  readonly attributes: Values;
  readonly events: readonly LoggedEvent[];
  readonly line: number;
}

/** Something that could not be taken, or only with a change; `taken` tells which. */
export interface ImportRemark {
  readonly line: number | null;
  readonly caseId: string | null;
  /** A stable code: not-xml, truncated, broken-encoding, bad-timestamp, no-holder, refused … */
  readonly code: string;
  readonly message: string;
  readonly taken: boolean;
}

/** What a reader finds: a case that is whole, a case that cannot be taken, or something about the file. */
export type LogItem =
  | { readonly kind: 'case'; readonly case: RawCase }
  | { readonly kind: 'refused'; readonly remark: ImportRemark; readonly events: number }
  | { readonly kind: 'remark'; readonly remark: ImportRemark };

export function remark(code: string, message: string, more: Partial<ImportRemark> = {}): ImportRemark {
  return { line: null, caseId: null, taken: false, ...more, code, message };
}

/** Codes of remarks that say that a part of the file could not be read at all. */
export const BROKEN_FILE_CODES: readonly string[] = [
  'not-xml',
  'not-xes',
  'not-csv',
  'truncated',
  'broken-gzip',
  'broken-encoding',
  'missing-column',
  'unreadable',
  'too-many-rows',
];
