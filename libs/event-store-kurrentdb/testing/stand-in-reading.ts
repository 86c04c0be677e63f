import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { LogRecord, StandInLog } from './stand-in-log.js';

type Options = streams.ReadReq.Options;

const { ReadResp, ReadReq } = streams;
const TICKS_PER_MILLISECOND = 10_000n;
const NO_END = 18_446_744_073_709_551_615n;

/** The records that a read asks for, in its order; undefined when its stream does not exist. */
export function recordsFor(log: StandInLog, options: Options): readonly LogRecord[] | undefined {
  const backward = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
  const records = options.hasStream()
    ? streamRecords(log, options, backward)
    : allRecords(log, options, backward);
  return records?.slice(0, Number(minimum(BigInt(options.getCount()), BigInt(Number.MAX_SAFE_INTEGER))));
}

/** The server reads from places where a record begins only. */
export function isNoPosition(log: StandInLog, options: Options): boolean {
  const position = options.getAll()?.getPosition()?.getCommitPosition();
  return position !== undefined && !log.records.some((record) => record.position === BigInt(position));
}

/** What a subscription to all streams gets from a place in the log on. */
export function recordsAfter(log: StandInLog, options: Options, after: bigint): readonly LogRecord[] {
  return log.records.filter((record) => record.position > after && isWanted(record, options));
}

/** After which position a subscription begins. */
export function startOfSubscription(log: StandInLog, options: Options): bigint {
  const all = options.getAll();
  if (all?.hasPosition()) return BigInt(all.getPosition()?.getCommitPosition() ?? 0);
  return all?.hasEnd() ? (log.records.at(-1)?.position ?? -1n) : -1n;
}

export function answerWith(record: LogRecord, options: Options): streams.ReadResp {
  const event = new ReadResp.ReadEvent.RecordedEvent()
    .setId(uuid(record.id, options.getUuidOption()?.hasString() ?? true))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(record.stream)))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(String(record.position))
    .setPreparePosition(String(record.position))
    .setData(record.data)
    .setCustomMetadata(record.metadata);
  const metadata = event.getMetadataMap();
  metadata.set('type', record.type);
  metadata.set('content-type', record.contentType);
  metadata.set('created', String(BigInt(record.created.getTime()) * TICKS_PER_MILLISECOND));
  return new ReadResp().setEvent(
    new ReadResp.ReadEvent().setEvent(event).setCommitPosition(String(record.position)),
  );
}

export function streamNotFound(options: Options): streams.ReadResp {
  const missing = new ReadResp.StreamNotFound();
  missing.setStreamIdentifier(options.getStream()?.getStreamIdentifier());
  return new ReadResp().setStreamNotFound(missing);
}

function streamRecords(log: StandInLog, options: Options, backward: boolean) {
  const wanted = options.getStream() as streams.ReadReq.Options.StreamOptions;
  const name = Buffer.from(wanted.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  const history = log.stream(name);
  if (history === undefined) return undefined;
  const from = wanted.hasRevision() ? BigInt(wanted.getRevision()) : backward ? NO_END : 0n;
  return backward
    ? history.filter(({ revision }) => BigInt(revision) <= from).reverse()
    : history.filter(({ revision }) => BigInt(revision) >= from);
}

/** Forward from a position that is read itself, backward from one that is not. */
function allRecords(log: StandInLog, options: Options, backward: boolean) {
  const all = options.getAll() as streams.ReadReq.Options.AllOptions;
  const from = all.hasPosition()
    ? BigInt(all.getPosition()?.getCommitPosition() ?? 0)
    : backward
      ? NO_END
      : 0n;
  const found = log.records.filter(
    (record) => (backward ? record.position < from : record.position >= from) && isWanted(record, options),
  );
  return backward ? found.reverse() : found;
}

function isWanted(record: LogRecord, options: Options): boolean {
  if (!options.hasFilter()) return true;
  const filter = options.getFilter() as streams.ReadReq.Options.FilterOptions;
  const expression = filter.hasEventType() ? filter.getEventType() : filter.getStreamIdentifier();
  const text = filter.hasEventType() ? record.type : record.stream;
  const prefixes = expression?.getPrefixList() ?? [];
  return prefixes.length > 0
    ? prefixes.some((prefix) => text.startsWith(prefix))
    : new RegExp(expression?.getRegex() ?? '').test(text);
}

function uuid(id: string, asText: boolean): shared.UUID {
  if (asText) return new shared.UUID().setString(id);
  const hex = id.replaceAll('-', '');
  const half = (from: number) => String(BigInt.asIntN(64, BigInt(`0x${hex.slice(from, from + 16)}`)));
  return new shared.UUID().setStructured(
    new shared.UUID.Structured().setMostSignificantBits(half(0)).setLeastSignificantBits(half(16)),
  );
}

function minimum(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
