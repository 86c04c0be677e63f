import type { FormGroup, Urgency } from '#signal';
import { holds, sql, visible, type AsOf, type Sql } from './as-of.js';

/** Which signals a view is about. A filter that is left out lets everything through. */
export interface SignalFilter {
  readonly region?: string | undefined;
  readonly municipality?: string | undefined;
  readonly form?: FormGroup | undefined;
  readonly urgency?: Urgency | undefined;
}

/** Joins the profile, as it was taken to be then, of the signal that a row is about. */
export function withProfile(signalNo: string, asOf: AsOf): Sql {
  return sql`JOIN interval p ON p.signal_no = ${raw(signalNo)} AND ${holds('p', 'profile', asOf)}`;
}

export function signalConditions(
  { region, municipality, form, urgency }: SignalFilter,
  gateRegion?: string,
): Sql[] {
  return [
    ...(region === undefined
      ? []
      : [
          gateRegion === undefined
            ? sql`p.region = ${region}`
            : sql`(p.region = ${region} OR ${raw(gateRegion)} = ${region})`,
        ]),
    ...(municipality === undefined ? [] : [sql`p.municipality = ${municipality}`]),
    ...(form === undefined ? [] : [sql`p.reason LIKE ${`%,${form},%`}`]),
    ...(urgency === undefined ? [] : [sql`p.amount = ${urgency === 'acute' ? 1 : 0}`]),
  ];
}

/**
 * The norms of the routes in force, as known then; worked out once per query. Put before the SELECT; `withNorm` joins it.
 */
export function norms(asOf: AsOf): Sql {
  return sql`WITH norms AS MATERIALIZED (SELECT i.region, i.role, i.state AS kind, i.amount FROM ${visible('norm', asOf)})`;
}

/** Joins the norm `n` of a gate: that of its own region, or for a national party that of the signal's. */
export function withNorm(kind: string, role: string, region: string): Sql {
  return raw(
    `LEFT JOIN norms n ON n.kind = ${kind} AND n.role = ${role} AND n.region = COALESCE(${region}, p.region)`,
  );
}

export function raw(text: string): Sql {
  return { text, values: [] };
}

export interface ProfileColumns {
  readonly profileDetail: string;
  readonly profileState: string;
  readonly profileRegion: string | null;
  readonly profileMunicipality: string | null;
}

export const PROFILE_COLUMNS =
  'p.detail AS profileDetail, p.state AS profileState, p.region AS profileRegion, p.municipality AS profileMunicipality';

/** What a list tells about a signal. */
export interface SignalSummary {
  readonly signalId: string;
  readonly state: string;
  readonly urgency: Urgency;
  readonly forms: readonly string[];
  readonly region: string | null;
  readonly municipality: string | null;
  readonly personCount: number | null;
  readonly generated: boolean;
  readonly importedFrom: string | null;
}

export function summaryOf(signalId: string, row: ProfileColumns): SignalSummary {
  const detail = JSON.parse(row.profileDetail) as Pick<
    SignalSummary,
    'urgency' | 'forms' | 'personCount' | 'generated' | 'importedFrom'
  >;
  const { urgency, forms, personCount, generated, importedFrom } = detail;
  return {
    signalId,
    state: row.profileState,
    urgency,
    forms,
    region: row.profileRegion,
    municipality: row.profileMunicipality,
    personCount,
    generated,
    importedFrom,
  };
}
