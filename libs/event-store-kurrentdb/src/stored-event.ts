import { jsonEvent, type EventData, type ResolvedEvent } from '@kurrent/kurrentdb-client';
import {
  CorruptHistoryError,
  storedBody,
  StoreUnavailableError,
  type EventToAppend,
  type Instant,
  type RecordedEvent,
  type StoredRow,
} from '#event-sourcing';
import type { Namespace } from './namespace.js';

/** What goes with an event's data; the server's own projections understand the two with a dollar. */
type Metadata = Omit<EventToAppend, 'id' | 'type' | 'data' | 'correlationId' | 'causationId'> & {
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly recordedAt: Instant;
  readonly hash: string;
};

/** A server gives events of a stream their position since version 22.6; older ones give the largest number. */
const NO_POSITION = 2n ** 63n;

/** An event as the client sends it. */
export function eventData(
  { id, type, data, correlationId, causationId, ...rest }: EventToAppend,
  recordedAt: Instant,
  hash: string,
  namespace: Namespace,
): EventData {
  const metadata: Metadata = {
    $correlationId: correlationId,
    $causationId: causationId,
    ...rest,
    recordedAt,
    hash,
  };
  return jsonEvent({ id, type: namespace.on(type), data: data as never, metadata });
}

/** What stands at an event's place, whatever it is: for proving that it was not altered. */
export function storedRow({ event }: ResolvedEvent, namespace: Namespace): StoredRow {
  if (event === undefined) throw new CorruptHistoryError('The server gave a link without its event');
  const { hash = '', recordedAt = '', $correlationId, $causationId, ...rest } = metadataOf(event.metadata);
  const stream = namespace.off(event.streamId);
  const [revision, id, type] = [Number(event.revision), event.id, namespace.off(event.type)];
  const stored = {
    ...rest,
    id,
    type,
    data: event.data,
    correlationId: $correlationId,
    causationId: $causationId,
  } as EventToAppend;
  const position = event.position?.commit ?? NO_POSITION;
  if (position >= NO_POSITION)
    throw new StoreUnavailableError(
      'The server does not tell the positions of events: version 22.6 or newer does.',
    );
  const body = storedBody(stored, stream, revision, recordedAt);
  return { position: String(position), stream, revision, id, type, recordedAt, body, hash };
}

/** An event as it was recorded. Throws CorruptHistoryError when something else stands in its place. */
export function recordedEvent(resolved: ResolvedEvent, namespace: Namespace): RecordedEvent {
  const { position, body, hash, recordedAt } = storedRow(resolved, namespace);
  if (hash === '' || recordedAt === '')
    throw new CorruptHistoryError(`What stands at position ${position} was not recorded by Ketenspoor`);
  return Object.assign(JSON.parse(body) as RecordedEvent, { position: BigInt(position), hash });
}

function metadataOf(metadata: unknown): Partial<Metadata> {
  return metadata !== null && typeof metadata === 'object' ? metadata : {};
}
