import type { ReportingBody } from '#party';
import { NATIONALITY_REGIONS, type FormGroup, type NationalityRegion } from '#signal';
import type { Random } from '../demo/random.js';
import type { PublishedYear } from './published-figures.js';

export interface SolvedPerson {
  readonly region: NationalityRegion;
  /** Empty: no known form. */
  readonly forms: readonly FormGroup[];
  /** Who reported this person: at least one, nobody twice. */
  readonly bodies: readonly ReportingBody[];
}

type Profile = Omit<SolvedPerson, 'bodies'>;

const PUBLISHED_FORMS = ['labour', 'sexual', 'criminal'] as const;
/** Reports are dealt in this order to persons in the order of their forms: the inspectorate and FairWork report labour first. */
const BODIES: readonly ReportingBody[] = ['nla', 'fairwork', 'other', 'kmar', 'care-coordinators', 'police'];

/**
 * Persons whose tables are a published year's, cell for cell. Throws a RangeError when no persons can have those tables.
 * Where the cells add up to more than the persons, some have two forms; where to less, some have no known form.
 */
export function solveYear(published: PublishedYear, random: Random): readonly SolvedPerson[] {
  const profiles = profilesOf(published)
    .map((profile) => ({ profile, lot: random.next() }))
    .sort((a, b) => rank(a.profile) - rank(b.profile) || a.lot - b.lot)
    .map(({ profile }) => profile);
  const bodies = dealReports(published.reportsByBody, profiles.length);
  const persons = profiles.map((profile, index) => ({ ...profile, bodies: bodies[index] ?? [] }));
  return withOrganRemoval(persons, published.organRemovalReports);
}

/** Region and forms of each person: every cell is used up, nobody is in one cell twice. */
export function profilesOf({ personsByFormAndRegion, uniquePersons }: PublishedYear): readonly Profile[] {
  const cells = NATIONALITY_REGIONS.map((region) => ({
    region,
    left: Object.fromEntries(
      PUBLISHED_FORMS.map((form) => [form, personsByFormAndRegion[form][region]]),
    ) as Record<(typeof PUBLISHED_FORMS)[number], number>,
  }));
  const entries = cells.reduce((sum, { left }) => sum + total(left), 0);
  let surplus = entries - uniquePersons;
  const profiles: Profile[] = [];
  for (const { region, left } of cells) {
    while (total(left) > 0) {
      const present = PUBLISHED_FORMS.filter((form) => left[form] > 0).sort((a, b) => left[b] - left[a]);
      // Pairs are taken from the fullest cells: that leaves the most to pair with.
      const count = surplus > 0 ? Math.min(2, present.length) : 1;
      const forms = present.slice(0, count);
      for (const form of forms) left[form] -= 1;
      surplus -= forms.length - 1;
      profiles.push({ region, forms });
    }
  }
  if (surplus > 0)
    throw new RangeError(`${surplus} entries cannot be told apart: no persons have these tables`);
  const ofUnknownForm = Array.from({ length: -surplus }, (): Profile => ({ region: 'unknown', forms: [] }));
  return [...profiles, ...ofUnknownForm];
}

/**
 * Which bodies report each of `persons` persons. The reports are dealt round the table, body by body: everybody gets one
 * when there are enough, and nobody one body's twice when no body has more reports than there are persons.
 */
export function dealReports(
  reports: Readonly<Record<ReportingBody, number>>,
  persons: number,
): readonly (readonly ReportingBody[])[] {
  const dealt = BODIES.flatMap((body) => Array.from({ length: reports[body] }, () => body));
  const most = Math.max(...Object.values(reports));
  if (dealt.length < persons)
    throw new RangeError(`${dealt.length} reports are too few for ${persons} persons`);
  if (most > persons) throw new RangeError(`${most} reports of one body are too many for ${persons} persons`);
  const table: ReportingBody[][] = Array.from({ length: persons }, () => []);
  dealt.forEach((body, index) => table[index % persons]?.push(body));
  return table;
}

/** Gives that many reports a person with organ removal: those of no known form first, so that no published cell changes. */
export function withOrganRemoval(persons: readonly SolvedPerson[], reports: number): readonly SolvedPerson[] {
  const reportedOnce = persons
    .filter(({ bodies }) => bodies.length === 1)
    .sort((a, b) => a.forms.length - b.forms.length);
  if (reportedOnce.length < reports)
    throw new RangeError(`${reports} reports of organ removal find no persons`);
  const chosen = new Set(reportedOnce.slice(0, reports));
  return persons.map((person): SolvedPerson =>
    chosen.has(person) ? { ...person, forms: [...person.forms, 'organ-removal'] } : person,
  );
}

function total(left: Readonly<Record<string, number>>): number {
  return Object.values(left).reduce((sum, count) => sum + count, 0);
}

function rank({ forms }: Profile): number {
  const first = PUBLISHED_FORMS.findIndex((form) => forms.includes(form));
  return first === -1 ? PUBLISHED_FORMS.length : first;
}
