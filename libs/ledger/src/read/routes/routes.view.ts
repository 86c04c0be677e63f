import type { DataSource } from 'typeorm';
import type { Instant } from '#event-sourcing';
import type { RoutePublished } from '#route';
import { toMillis } from '#event-sourcing';
import { LANES } from '../../interval/interval.js';
import { instantOf, sql, type AsOf, numberOf } from '../as-of.js';
import { detailOf, INTERVAL_COLUMNS, rowsOf, type IntervalRow } from '../row.js';
import { raw } from '../signal-filter.js';

export type RouteVersion = RoutePublished['data'] & {
  /** In force at `validAt`. */
  readonly inForce: boolean;
  readonly inForceTo: Instant | null;
};

export interface RouteVersions extends AsOf {
  readonly region: string;
  readonly versions: readonly RouteVersion[];
}

/** The versions of a region's route that were known, newest first, and which of them was in force. */
export async function routeVersions(reader: DataSource, region: string, asOf: AsOf): Promise<RouteVersions> {
  const [valid, known] = [toMillis(asOf.validAt), toMillis(asOf.knownAt)];
  const rows = await rowsOf<IntervalRow>(
    reader,
    sql`SELECT ${raw(INTERVAL_COLUMNS)} FROM interval i WHERE i.stream_no = ${numberOf(`route-${region}`)} AND i.lane BETWEEN 16 AND 21 AND i.lane = ${LANES.route}
      AND i.known_from <= ${known} AND i.known_to > ${known} ORDER BY i.amount DESC`,
  );
  const versions = rows.map((row) => {
    const route = detailOf(row) as RoutePublished['data'];
    return {
      ...route,
      inForce: Number(row.validFrom) <= valid && valid < Number(row.validTo),
      inForceTo: instantOf(row.validTo),
    };
  });
  return { ...asOf, region, versions };
}
