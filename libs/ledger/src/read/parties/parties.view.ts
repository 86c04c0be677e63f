import type { DataSource } from 'typeorm';
import type { PartyRef, PartyRole } from '#party';
import { all, sql, visible, type AsOf, type Listed, type Page } from '../as-of.js';
import { detailOf, INTERVAL_COLUMNS, partyOf, pageOf, type IntervalRow } from '../row.js';
import { raw } from '../signal-filter.js';

export interface PartiesCriteria extends AsOf, Page {
  readonly role?: PartyRole | undefined;
  readonly region?: string | undefined;
}

export type ListedParty = PartyRef & {
  readonly name: string;
  readonly state: string;
  readonly generated: boolean;
};

export async function parties(reader: DataSource, criteria: PartiesCriteria): Promise<Listed<ListedParty>> {
  const { role, region, page, pageSize, validAt, knownAt } = criteria;
  const query = sql`SELECT ${raw(INTERVAL_COLUMNS)}, COUNT(*) OVER () AS total FROM ${visible('party', criteria)}
    WHERE ${all([...(role === undefined ? [] : [sql`i.role = ${role}`]), ...(region === undefined ? [] : [sql`i.region = ${region}`])])}
    ORDER BY i.region IS NULL, i.region, i.role, i.party_id`;
  const { rows, total } = await pageOf<IntervalRow & { total: number }>(reader, query, criteria);
  return { items: rows.map(toParty), total, page, pageSize, validAt, knownAt };
}

function toParty(row: IntervalRow): ListedParty {
  const { name, generated } = detailOf(row) as { name: string; generated: boolean };
  return { ...(partyOf(row) as PartyRef), name, state: row.state, generated };
}
