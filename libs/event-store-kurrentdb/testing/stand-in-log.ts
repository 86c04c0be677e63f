/** A record as KurrentDB keeps it: bytes, and a place in a log whose positions are offsets, so never without gaps. */
export interface LogRecord {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Commit and prepare position, which are the same for what one append writes. */
  readonly position: bigint;
  readonly created: Date;
}

export type Proposed = Pick<LogRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type Expectation = bigint | 'any' | 'no-stream' | 'stream-exists';

export type AppendAnswer =
  | { readonly kind: 'stored'; readonly revision: number; readonly position: bigint }
  | { readonly kind: 'wrong-expected-version'; readonly current: number | undefined };

const RECORD_OVERHEAD = 131n;
/** A server writes records of its own between those of its users. */
const APPENDS_PER_STATISTIC = 25;

/** The log that the nodes of a stand-in share, with the server's rules for expectations and for events that come again. */
export class StandInLog {
  readonly records: LogRecord[] = [];
  private readonly streams = new Map<string, LogRecord[]>();
  private readonly listeners = new Set<() => void>();
  private end = 0n;
  private appends = 0;

  constructor() {
    this.writeStatistic();
  }

  append(stream: string, expected: Expectation, proposed: readonly Proposed[]): AppendAnswer {
    const history = this.streams.get(stream) ?? [];
    const current = history.at(-1)?.revision;
    const again = storedBefore(history, expected, proposed);
    if (again !== undefined) return { kind: 'stored', revision: again.revision, position: again.position };
    if (!isAsExpected(expected, current)) return { kind: 'wrong-expected-version', current };
    this.appends += 1;
    if (this.appends % APPENDS_PER_STATISTIC === 0) this.writeStatistic();
    this.write(stream, proposed);
    for (const listener of [...this.listeners]) listener();
    const last = this.stream(stream)?.at(-1) as LogRecord;
    return { kind: 'stored', revision: last.revision, position: last.position };
  }

  stream(name: string): readonly LogRecord[] | undefined {
    return this.streams.get(name);
  }

  onAppend(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Changes what is stored, as an intruder would. */
  tamper(index: number, change: (record: LogRecord) => LogRecord): void {
    const record = this.records[index] as LogRecord;
    const changed = change(record);
    this.records[index] = changed;
    const history = this.streams.get(record.stream) as LogRecord[];
    history[history.indexOf(record)] = changed;
  }

  private writeStatistic(): void {
    const nothing = new Uint8Array();
    const data = Buffer.from('{}');
    this.write('$stats-0', [
      {
        id: crypto.randomUUID(),
        type: '$statsCollected',
        contentType: 'application/json',
        data,
        metadata: nothing,
      },
    ]);
  }

  private write(stream: string, proposed: readonly Proposed[]): void {
    const history = this.streams.get(stream) ?? [];
    this.streams.set(stream, history);
    for (const one of proposed) {
      const record = {
        ...one,
        stream,
        revision: history.length,
        position: this.end,
        created: new Date(),
      };
      history.push(record);
      this.records.push(record);
      this.end += RECORD_OVERHEAD + BigInt(one.data.length + one.metadata.length);
    }
  }
}

/** The last of these very events, when the server takes the append for one that it has already answered. */
function storedBefore(
  history: readonly LogRecord[],
  expected: Expectation,
  proposed: readonly Proposed[],
): LogRecord | undefined {
  const start =
    expected === 'no-stream'
      ? 0
      : typeof expected === 'bigint'
        ? Number(expected) + 1
        : history.findIndex(({ id }) => id === proposed[0]?.id);
  if (start < 0) return undefined;
  const same = proposed.every(({ id }, index) => history[start + index]?.id === id);
  return same ? history[start + proposed.length - 1] : undefined;
}

function isAsExpected(expected: Expectation, current: number | undefined): boolean {
  if (expected === 'any') return true;
  if (expected === 'no-stream') return current === undefined;
  if (expected === 'stream-exists') return current !== undefined;
  return current !== undefined && expected === BigInt(current);
}
