import { remark, type ImportRemark, type LoggedCase, type LoggedEvent, type RawCase } from './logged-case.js';
import type { LogMapping } from './mapping.js';
import { instantIn } from './timestamp.js';

/** A code, not a text: it is kept with the signal. */
const CASE_ID = /^[^\p{C}]{1,100}$/u;

/** Reads a raw case by the mapping: its id, its holders in time, and what is wrong with it. */
export function readCase(
  raw: RawCase,
  mapping: LogMapping,
): { readonly logged: LoggedCase | null; readonly remarks: readonly ImportRemark[] } {
  const id = raw.attributes[mapping.caseId] ?? '';
  const refuse = (code: string, message: string, line = raw.line) => ({
    logged: null,
    remarks: [remark(code, `${message}; the case was not taken`, { line, caseId: id === '' ? null : id })],
  });
  if (id === '') return refuse('no-case-id', `The case has no ${mapping.caseId}`);
  if (!CASE_ID.test(id)) return refuse('bad-case-id', 'A case id has 1 to 100 printable characters');
  const remarks: ImportRemark[] = [];
  const events: LoggedEvent[] = [];
  for (const { line, values } of raw.events) {
    const event = eventIn(values, mapping);
    if (event === null) return refuse('bad-timestamp', badTimestamp(mapping), line);
    events.push(event);
    const passedOver = [mapping.acceptedAt, mapping.recordedAt]
      .filter((name) => name !== undefined)
      .filter((name) => (values[name] ?? '') !== '' && instantIn(values[name], mapping.timeZone) === null);
    for (const name of passedOver)
      remarks.push(
        remark('time-passed-over', `Its ${name} is no instant and was passed over`, {
          line,
          caseId: id,
          taken: true,
        }),
      );
  }
  const inOrder = [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  if (inOrder.some((event, index) => event !== events[index]))
    remarks.push(
      remark('put-in-order', 'Its events were not in the order of time; they were put so', {
        line: raw.line,
        caseId: id,
        taken: true,
      }),
    );
  return { logged: { id, attributes: raw.attributes, events: inOrder, line: raw.line }, remarks };
}

/** Null when it does not say when it happened. */
function eventIn(values: RawCase['attributes'], mapping: LogMapping): LoggedEvent | null {
  const { timestamp, timeZone, acceptedAt, recordedAt, skipHolders } = mapping;
  const at = instantIn(values[timestamp], timeZone);
  if (at === null) return null;
  const holder = (values[mapping.holder] ?? '').trim();
  return {
    at,
    holder: holder === '' || skipHolders.includes(holder) ? null : holder,
    acceptedAt: acceptedAt === undefined ? null : instantIn(values[acceptedAt], timeZone),
    recordedAt: recordedAt === undefined ? null : instantIn(values[recordedAt], timeZone),
  };
}

function badTimestamp({ timestamp, timeZone }: LogMapping): string {
  const zone = timeZone === undefined ? ' with an offset (or name a timeZone in the mapping)' : '';
  return `Its ${timestamp} is no ISO 8601 instant${zone}`;
}
