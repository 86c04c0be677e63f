/** Roles of parties in the chain (domain: levels frontline, local gate, regional gate, branch gate, registry, oversight). */
export const PARTY_ROLES = {
  frontline: [
    'citizen',
    'district-officer',
    'inspector',
    'ambassador',
    'youth-worker',
    'neighbourhood-team',
    'safe-home',
    'school',
    'healthcare',
    'outreach',
    'housing',
    'anonymous-line',
    'salvation-army',
    'permit-desk',
    'registry-desk',
  ],
  'local-gate': ['attention-officer'],
  'regional-gate': ['chain-director', 'care-coordinator', 'tmm'],
  'branch-gate': ['nla', 'kmar', 'fairwork', 'riec', 'zvh'],
  registry: ['comensha'],
  oversight: ['auditor', 'national-rapporteur'],
} as const;

export type PartyLevel = keyof typeof PARTY_ROLES;
export type PartyRole = (typeof PARTY_ROLES)[PartyLevel][number];

export const ALL_PARTY_ROLES: readonly PartyRole[] = Object.values(PARTY_ROLES).flat();

/** A party as events carry it: projections need no look-up. `region` null: a national party; `municipality` null: not local. */
export interface PartyRef {
  readonly id: string;
  readonly role: PartyRole;
  readonly region: string | null;
  readonly municipality: string | null;
}

/** The acting party and the person's account within it. */
export interface ActingParty extends PartyRef {
  readonly person: string;
}

/** Bodies as the published yearly table counts them. */
export const REPORTING_BODIES = ['police', 'kmar', 'nla', 'care-coordinators', 'fairwork', 'other'] as const;
export type ReportingBody = (typeof REPORTING_BODIES)[number];

const BODY_OF_ROLE: Partial<Record<PartyRole, ReportingBody>> = {
  tmm: 'police',
  'district-officer': 'police',
  kmar: 'kmar',
  nla: 'nla',
  'care-coordinator': 'care-coordinators',
  fairwork: 'fairwork',
};

export function reportingBodyOf(role: PartyRole): ReportingBody {
  return BODY_OF_ROLE[role] ?? 'other';
}

/** Police, KMar and the labour inspectorate have a duty to report and need no consent (report §3.1.2). */
export function hasReportingDuty(role: PartyRole): boolean {
  const body = reportingBodyOf(role);
  return body === 'police' || body === 'kmar' || body === 'nla';
}

/** Police reports name which of the five criteria hold (report §3.1.2). */
export function mustNameCriteria(role: PartyRole): boolean {
  return reportingBodyOf(role) === 'police';
}

/** Oversight reads and never holds; the registry registers and never holds a signal. */
export function mayHoldCustody(role: PartyRole): boolean {
  return levelOf(role) !== 'oversight' && levelOf(role) !== 'registry' && role !== 'citizen';
}

export function levelOf(role: PartyRole): PartyLevel {
  const found = (Object.keys(PARTY_ROLES) as PartyLevel[]).find((level) =>
    (PARTY_ROLES[level] as readonly string[]).includes(role),
  );
  if (found === undefined) throw new RangeError(`Unknown role: ${role}`);
  return found;
}

/** Who can report to the registry at all: not the registry itself, not oversight, not a citizen. */
export function mayReport(role: PartyRole): boolean {
  return mayHoldCustody(role);
}

/** The party of an acting person. */
export function partyRefOf({ id, role, region, municipality }: ActingParty): PartyRef {
  return { id, role, region, municipality };
}

/** Works in this region: belongs to it, or to the whole country. */
export function worksIn(party: PartyRef, region: string): boolean {
  return party.region === null || party.region === region;
}

/** A party for which an automation acts. */
export function asAutomation(party: PartyRef): ActingParty {
  return { ...party, person: 'automation' };
}
