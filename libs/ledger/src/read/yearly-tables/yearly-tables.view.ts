import type { DataSource } from 'typeorm';
import { fromMillis } from '#event-sourcing';
import {
  NATIONALITY_REGIONS,
  FORM_GROUPS,
  formGroupOf,
  type Form,
  type FormGroup,
  type NationalityRegion,
} from '#signal';
import { REPORTING_BODIES, reportingBodyOf, type PartyRole, type ReportingBody } from '#party';
import { holds, sql, visible, type AsOf } from '../as-of.js';
import { rowsOf } from '../row.js';

/** One year's figures, counted from reports; the year is that of the report's submission (UTC). */
export interface YearlyTable {
  readonly year: number;
  readonly reportsByBody: Readonly<Record<ReportingBody, number>>;
  readonly reports: number;
  /** Reports that the registry has not acknowledged: their persons are not among the unique persons yet. */
  readonly reportsNotAcknowledged: number;
  /** Distinct person numbers of the registry. */
  readonly uniquePersons: number;
  /** Reports about a person or signal of this form. */
  readonly organRemovalReports: number;
  /** Unique persons, once per form group that they have; persons of no known form are in none. */
  readonly personsByFormAndRegion: Readonly<Record<FormGroup, Readonly<Record<NationalityRegion, number>>>>;
  readonly personsOfUnknownForm: number;
}

export interface YearlyTables extends AsOf {
  readonly years: readonly YearlyTable[];
}

interface Row {
  readonly role: PartyRole;
  readonly submittedAt: number;
  readonly detail: string;
  readonly personDetail: string | null;
  readonly profileDetail: string;
}

/** The tables of the report, counted anew from what was known: reports by body, unique persons, form by region of nationality. */
export async function yearlyTables(reader: DataSource, asOf: AsOf): Promise<YearlyTables> {
  const years = new Map<number, Tally>();
  for (const lane of ['report', 'report-pending'] as const) {
    const query = sql`SELECT r.role, r.due AS submittedAt, r.detail, n.detail AS personDetail, p.detail AS profileDetail
      FROM (SELECT i.* FROM ${visible(lane, asOf)}) r
      JOIN interval p ON p.signal_no = r.signal_no AND ${holds('p', 'profile', asOf)}
      LEFT JOIN interval n ON n.signal_no = r.signal_no AND n.subject = r.subject AND ${holds('n', 'person', asOf)}
      ORDER BY r.due, r.ref`;
    for (const row of await rowsOf<Row>(reader, query)) {
      const year = Number(fromMillis(Number(row.submittedAt)).slice(0, 4));
      const tally = years.get(year) ?? new Tally(year);
      years.set(year, tally);
      tally.count(row, lane === 'report');
    }
  }
  return {
    ...asOf,
    years: [...years.values()].sort((a, b) => a.year - b.year).map((tally) => tally.table()),
  };
}

class Tally {
  private readonly bodies = Object.fromEntries(REPORTING_BODIES.map((body) => [body, 0])) as Record<
    ReportingBody,
    number
  >;
  private readonly persons = new Map<string, { readonly forms: Set<FormGroup>; region: NationalityRegion }>();
  private pending = 0;
  private organRemoval = 0;

  constructor(readonly year: number) {}

  count(row: Row, acknowledged: boolean): void {
    const { registryPersonNumber } = JSON.parse(row.detail) as { registryPersonNumber?: string };
    const person = JSON.parse(row.personDetail ?? '{}') as {
      forms?: readonly Form[];
      nationalityRegion?: NationalityRegion;
    };
    const { forms: signalForms } = JSON.parse(row.profileDetail) as { forms: readonly Form[] };
    const forms = (person.forms ?? signalForms).map(formGroupOf);
    this.bodies[reportingBodyOf(row.role)] += 1;
    if (forms.includes('organ-removal')) this.organRemoval += 1;
    if (!acknowledged || registryPersonNumber === undefined) {
      this.pending += 1;
      return;
    }
    // Two bodies that report the same person make two reports and one person.
    const known = this.persons.get(registryPersonNumber) ?? {
      forms: new Set<FormGroup>(),
      region: 'unknown',
    };
    for (const form of forms) known.forms.add(form);
    if (known.region === 'unknown') known.region = person.nationalityRegion ?? 'unknown';
    this.persons.set(registryPersonNumber, known);
  }

  table(): YearlyTable {
    const cells = Object.fromEntries(
      FORM_GROUPS.map((form) => [form, Object.fromEntries(NATIONALITY_REGIONS.map((region) => [region, 0]))]),
    ) as Record<FormGroup, Record<NationalityRegion, number>>;
    for (const { forms, region } of this.persons.values()) for (const form of forms) cells[form][region] += 1;
    return {
      year: this.year,
      reportsByBody: this.bodies,
      reports: Object.values(this.bodies).reduce((sum, count) => sum + count, 0),
      reportsNotAcknowledged: this.pending,
      uniquePersons: this.persons.size,
      organRemovalReports: this.organRemoval,
      personsByFormAndRegion: cells,
      personsOfUnknownForm: [...this.persons.values()].filter(({ forms }) => forms.size === 0).length,
    };
  }
}
