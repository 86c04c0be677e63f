import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { remark, type LogItem, type RawCase } from './logged-case.js';
import type { LogMapping } from './mapping.js';
import { readingFailure, readText } from './read-text.js';

/** A CSV log may have the rows of its cases interleaved, so all cases are kept until its end; beyond this it must be sorted first. */
const MOST_ROWS = 2_000_000;

type Row = { readonly record: Record<string, string>; readonly info: { readonly lines: number } };

/** Reads a CSV log with a header: one row an event; the attributes of a case are those of its first row. */
export async function* readCsv(
  file: string,
  mapping: LogMapping,
  onBytes: (bytes: number) => void,
): AsyncGenerator<LogItem> {
  const cases = new Map<
    string,
    { line: number; attributes: Record<string, string>; events: RawCase['events'][number][] }
  >();
  const parser = parse({
    columns: true,
    info: true,
    bom: true,
    skip_empty_lines: true,
    delimiter: mapping.delimiter ?? ',',
  });
  const rows = Readable.from(readText(file, onBytes))
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  let line = 1;
  let count = 0;
  try {
    for await (const row of rows) {
      const { record, info } = row as Row;
      line = info.lines;
      count += 1;
      if (count > MOST_ROWS) {
        yield {
          kind: 'remark',
          remark: remark('too-many-rows', `More than ${MOST_ROWS} rows; split the file by case`, { line }),
        };
        break;
      }
      const missing = [mapping.caseId, mapping.holder, mapping.timestamp].filter(
        (column) => record[column] === undefined,
      );
      if (missing.length > 0) {
        yield {
          kind: 'remark',
          remark: remark('missing-column', `The log has no column ${missing.join(', ')}`, { line: 1 }),
        };
        return;
      }
      const id = record[mapping.caseId] ?? '';
      const known = cases.get(id) ?? { line, attributes: record, events: [] };
      known.events.push({ line, values: record });
      cases.set(id, known);
    }
  } catch (error) {
    yield { kind: 'remark', remark: csvFailure(error, line) };
  }
  for (const known of cases.values()) yield { kind: 'case', case: known };
}

function csvFailure(error: unknown, line: number) {
  const { code = '' } = error as { code?: string };
  if (code.startsWith('CSV_')) {
    return remark(
      'not-csv',
      `Row ${line + 1} is not CSV with the columns of the header; what follows was not read`,
      { line: line + 1 },
    );
  }
  const { code: failure, message } = readingFailure(error);
  return remark(failure, message, { line });
}
