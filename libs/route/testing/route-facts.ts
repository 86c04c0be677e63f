import type { Instant } from '#event-sourcing';
import { aParty, REGION } from '#party/testing';
import { SAMPLE_ROUTE_I, type RoutePublished } from '#route';

const LONG_AGO: Instant = '2030-01-07T08:00:00.000Z';

/** Version 1 of the route of Noordermark, as sample route I. */
export function aRoutePublished(
  data: Partial<RoutePublished['data']> = {},
  occurredAt = LONG_AGO,
): RoutePublished {
  const { gates, handOffs, triageEveryDays } = SAMPLE_ROUTE_I;
  return {
    type: 'route.published.v1',
    occurredAt,
    data: {
      region: REGION,
      version: 1,
      inForceFrom: occurredAt,
      gates,
      handOffs,
      triageEveryDays,
      by: aParty('chain-director'),
      generated: false,
      ...data,
    },
  };
}
