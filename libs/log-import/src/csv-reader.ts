import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { remark, type LogItem, type RawCase, type Values } from './logged-case.js';
import type { LogMapping } from './mapping.js';
import { readingFailure, readText } from './read-text.js';

/** Rows that are kept until the end of the file when the rows of a case may stand anywhere. */
const MOST_SCATTERED_ROWS = 500_000;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of one case so far; `wrongAt` is the line of a row of it that cannot be read. */
interface CaseRows {
  readonly id: string;
  readonly line: number;
  readonly events: { readonly line: number; readonly values: Values }[];
  wrongAt: number | null;
}

/**
 * Reads a CSV log with a header: one row an event; an attribute of a case is the last value that its rows give it.
 * With `rowsGrouped` one case is in memory at a time. Without it the rows of a case may stand anywhere: then all are
 * kept to the end, and a file that breaks off gives none of its cases, as any of them might miss a row.
 */
export async function* readCsv(
  file: string,
  mapping: LogMapping,
  onBytes: (bytes: number) => void,
  mostScatteredRows = MOST_SCATTERED_ROWS,
): AsyncGenerator<LogItem> {
  const rows = rowsOf(file, mapping.delimiter, onBytes);
  const header = await rows.next().catch((error: unknown) => ({ done: false as const, value: error }));
  if (header.done === true || !isRow(header.value)) {
    const reason = header.done === true ? remark('not-csv', 'The file has no header', { line: 1 }) : null;
    yield { kind: 'remark', remark: reason ?? csvFailure(header.value, 1) };
    return;
  }
  const columns = new Columns(header.value.cells, mapping);
  if (columns.problem !== null) {
    yield { kind: 'remark', remark: remark('missing-column', columns.problem, { line: 1 }) };
    return;
  }
  yield* mapping.rowsGrouped ? groupedCases(rows, columns) : scatteredCases(rows, columns, mostScatteredRows);
}

/** One case after the other, each as soon as a row of another one comes. */
async function* groupedCases(rows: AsyncGenerator<Row>, columns: Columns): AsyncGenerator<LogItem> {
  let current: CaseRows | null = null;
  let line = 1;
  try {
    for await (const row of rows) {
      line = row.line;
      const id = columns.caseIdIn(row);
      if (id === null) yield wrongRow(row);
      else {
        if (current !== null && current.id !== id) yield finished(current, columns);
        if (current?.id !== id) current = newCase(id, row);
        columns.addTo(current, row);
      }
    }
    if (current !== null) yield finished(current, columns);
  } catch (error) {
    const failure = csvFailure(error, line + 1);
    if (current === null) yield { kind: 'remark', remark: failure };
    else {
      const told = {
        ...failure,
        message: `${failure.message}. The case before it may go on there; it was not taken`,
      };
      yield { kind: 'refused', remark: { ...told, caseId: current.id }, events: current.events.length };
    }
  }
}

/** All cases, when the last row has been read. */
async function* scatteredCases(
  rows: AsyncGenerator<Row>,
  columns: Columns,
  most: number,
): AsyncGenerator<LogItem> {
  const cases = new Map<string, CaseRows>();
  let line = 1;
  let count = 0;
  try {
    for await (const row of rows) {
      line = row.line;
      count += 1;
      if (count > most) {
        const rule = `More than ${most} rows: put the rows of each case together and say rowsGrouped in the mapping; nothing was taken`;
        yield { kind: 'remark', remark: remark('too-many-rows', rule, { line }) };
        return;
      }
      const id = columns.caseIdIn(row);
      if (id === null) yield wrongRow(row);
      else {
        const known = cases.get(id) ?? newCase(id, row);
        columns.addTo(known, row);
        cases.set(id, known);
      }
    }
  } catch (error) {
    yield { kind: 'remark', remark: csvFailure(error, line + 1) };
    for (const each of cases.values()) yield maybeIncomplete(each);
    return;
  }
  for (const each of cases.values()) yield finished(each, columns);
}

/** Where the columns that the mapping names stand. */
class Columns {
  /** Why the header does not fit the mapping; null when it does. */
  readonly problem: string | null;
  private readonly named: readonly (readonly [string, number])[];
  private readonly width: number;

  constructor(
    header: readonly string[],
    private readonly mapping: LogMapping,
  ) {
    const wanted = wantedColumns(mapping);
    const missing = wanted.filter((column) => !header.includes(column));
    const repeated = wanted.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
    const problems = [
      ...(missing.length > 0 ? [`The log has no column ${missing.join(', ')}`] : []),
      ...(repeated.length > 0 ? [`The log has more than one column ${repeated.join(', ')}`] : []),
    ];
    this.problem = problems.length > 0 ? problems.join('. ') : null;
    this.named = wanted.map((column) => [column, header.indexOf(column)]);
    this.width = header.length;
  }

  /** Null when the row is too short to tell. */
  caseIdIn({ cells }: Row): string | null {
    const [, place] = this.named.find(([column]) => column === this.mapping.caseId) ?? [];
    return cells[place ?? -1] ?? null;
  }

  addTo(rows: CaseRows, { line, cells }: Row): void {
    if (cells.length !== this.width) rows.wrongAt ??= line;
    const values = Object.fromEntries(this.named.map(([column, place]) => [column, cells[place] ?? '']));
    rows.events.push({ line, values });
  }

  attributesOf({ events }: CaseRows): Values {
    const lastOf = (column: string) =>
      events.reduce((last, { values }) => (values[column] !== '' ? (values[column] ?? last) : last), '');
    return Object.fromEntries(this.named.map(([column]) => [column, lastOf(column)]));
  }
}

function wantedColumns(mapping: LogMapping): readonly string[] {
  const { caseId, holder, timestamp, acceptedAt, recordedAt, endedAt, endReason, channel, signal } = mapping;
  const choices = [endReason, channel, signal.municipality, signal.forms, signal.urgency];
  const wanted = [
    caseId,
    holder,
    timestamp,
    acceptedAt,
    recordedAt,
    endedAt,
    ...choices.map((c) => c.attribute),
  ];
  return [...new Set(wanted.filter((column) => column !== undefined))];
}

/** The rows up to where the file breaks, then the error; a row that may have been cut off there is held back. */
async function* rowsOf(
  file: string,
  delimiter: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Row> {
  let failure: Error | undefined;
  const readable = async function* () {
    try {
      yield* readText(file, onBytes);
    } catch (error) {
      failure = error as Error;
    }
  };
  let notCsv: CsvError | undefined;
  const parser = parse({
    info: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      notCsv ??= error;
      return undefined;
    },
    delimiter,
  });
  let held: Row | undefined;
  for await (const row of Readable.from(readable()).pipe(parser)) {
    const { record, info } = row as { record: string[]; info: { lines: number } };
    if (notCsv !== undefined && info.lines >= lineOf(notCsv)) break;
    if (held !== undefined) yield held;
    held = { cells: record, line: info.lines };
  }
  if (failure !== undefined) throw failure;
  if (held !== undefined) yield held;
  if (notCsv !== undefined) throw notCsv;
}

function lineOf(error: CsvError): number {
  return Number((error as { lines?: number }).lines ?? Infinity);
}

function newCase(id: string, { line }: Row): CaseRows {
  return { id, line, events: [], wrongAt: null };
}

function finished(rows: CaseRows, columns: Columns): LogItem {
  const { id, line, events, wrongAt } = rows;
  if (wrongAt === null) {
    const complete: RawCase = { line, events, attributes: columns.attributesOf(rows) };
    return { kind: 'case', case: complete };
  }
  const message = 'The row has not the columns of the header; its case was not taken';
  return {
    kind: 'refused',
    remark: remark('wrong-columns', message, { line: wrongAt, caseId: id }),
    events: events.length,
  };
}

function wrongRow({ line }: Row): LogItem {
  const message = 'The row is too short to name a case; it was not taken';
  return { kind: 'remark', remark: remark('wrong-columns', message, { line }) };
}

function maybeIncomplete({ id, line, events }: CaseRows): LogItem {
  const message =
    'Rows of it may stand where the file could not be read; it was not taken (rowsGrouped in the mapping would tell)';
  return {
    kind: 'refused',
    remark: remark('maybe-incomplete', message, { line, caseId: id }),
    events: events.length,
  };
}

function csvFailure(error: unknown, line: number) {
  if (error instanceof CsvError)
    return remark('not-csv', 'The row is not CSV; it and what follows was not read', { line });
  const { code: failure, message } = readingFailure(error);
  return remark(failure, message, { line });
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'cells' in value;
}
