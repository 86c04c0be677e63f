import type { Instant } from '#event-sourcing';

/** One event of a log: who had the case at that moment. */
export interface LoggedEvent {
  readonly holder: string | null;
  readonly at: Instant;
  readonly attributes: Readonly<Record<string, string>>;
}

/** One case as a log tells it. */
export interface LoggedCase {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly events: readonly LoggedEvent[];
  /** Line of the log where the case begins. */
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

export type LogItem =
  | { readonly kind: 'case'; readonly case: RawCase }
  | { readonly kind: 'remark'; readonly remark: ImportRemark };

/** A case with all its values as the log writes them. */
export interface RawCase {
  readonly attributes: Readonly<Record<string, string>>;
  readonly events: readonly { readonly line: number; readonly values: Readonly<Record<string, string>> }[];
  readonly line: number;
}

export function remark(code: string, message: string, more: Partial<ImportRemark> = {}): ImportRemark {
  return { line: null, caseId: null, taken: false, ...more, code, message };
}
