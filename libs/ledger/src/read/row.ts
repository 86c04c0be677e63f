import type { DataSource } from 'typeorm';
import type { PartyRef } from '#party';
import { sql, type Page, type Sql } from './as-of.js';

/** A row of the ledger as queries select it. */
export interface IntervalRow {
  readonly id: number;
  readonly lane: number;
  readonly ref: string;
  readonly signalId: string | null;
  readonly subject: string | null;
  readonly partyId: string | null;
  readonly role: string | null;
  readonly region: string | null;
  readonly municipality: string | null;
  readonly otherPartyId: string | null;
  readonly otherRole: string | null;
  readonly otherRegion: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly due: number | null;
  readonly amount: number | null;
  readonly detail: string;
  readonly validFrom: number;
  readonly validTo: number;
  readonly openedBy: string;
  readonly closedBy: string | null;
}

export const INTERVAL_COLUMNS = `i.id, i.lane, i.ref, i.signal_id AS signalId, i.subject, i.party_id AS partyId, i.role, i.region, i.municipality,
  i.other_party_id AS otherPartyId, i.other_role AS otherRole, i.other_region AS otherRegion, i.state, i.reason, i.due, i.amount, i.detail,
  i.valid_from AS validFrom, i.valid_to AS validTo, i.opened_by AS openedBy, i.closed_by AS closedBy`;

export async function rowsOf<Row>(reader: DataSource, { text, values }: Sql): Promise<Row[]> {
  return reader.query<Row[]>(text, [...values]);
}

export interface PageOfRows<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** One page of a query that selects `COUNT(*) OVER () AS total`; beyond the last page there are no rows to tell the total. */
export async function pageOf<Row extends { readonly total: number }>(
  reader: DataSource,
  query: Sql,
  { page, pageSize }: Page,
): Promise<PageOfRows<Row>> {
  const rows = await rowsOf<Row>(reader, sql`${query} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`);
  if (rows[0] !== undefined) return { rows, total: rows[0].total };
  if (page === 1) return { rows, total: 0 };
  const counted = await rowsOf<{ total: number }>(reader, sql`SELECT COUNT(*) AS total FROM (${query})`);
  return { rows, total: counted[0]?.total ?? 0 };
}

export function detailOf(row: { readonly detail: string }): Readonly<Record<string, unknown>> {
  return JSON.parse(row.detail) as Readonly<Record<string, unknown>>;
}

export function partyOf({ partyId, role, region, municipality }: IntervalRow): PartyRef | null {
  return partyId === null ? null : ({ id: partyId, role, region, municipality } as PartyRef);
}
