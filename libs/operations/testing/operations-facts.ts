import type { EventSkipped, StoppedAt } from '#operations';

export const BAD_EVENT = '5d0f0c6e-3c5c-4b6e-9a58-2f1f1c7f9a10';
export const stoppedAtBadEvent: StoppedAt = { eventId: BAD_EVENT, position: 7n };

export function skipped(
  data: Partial<EventSkipped['data']> = {},
  occurredAt = '2031-02-03T09:00:00.000Z',
): EventSkipped {
  return {
    type: 'operations.event-skipped.v1',
    occurredAt,
    data: { projection: 'ledger', eventId: BAD_EVENT, position: '7', reason: 'Damaged on import', ...data },
  };
}
