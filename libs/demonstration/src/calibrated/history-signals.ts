import { plusDays, toMillis, DAY_IN_MS, type Instant } from '#event-sourcing';
import type { ReportingBody } from '#party';
import { CRITERIA, type EndReason, type Form, type FormGroup } from '#signal';
import { REGIONS } from '../demo/parties.js';
import type { Random } from '../demo/random.js';
import { SignalScript } from '../demo/signal-script.js';
import type { PublishedYear } from './published-figures.js';
import { solveYear, type SolvedPerson } from './solve-year.js';

/** Assumptions (docs/adr/0050): nobody counted these. */
const MOST_PERSONS_PER_SIGNAL = 3;
const FINDERS = ['ambassador', 'inspector', 'district-officer', 'neighbourhood-team', 'school'] as const;
const LOCAL_ENDS: readonly EndReason[] = [
  'insufficient-indication',
  'care-only',
  'no-capacity',
  'wrong-desk',
];
const REGIONAL_ENDS: readonly EndReason[] = ['data-sharing-barrier', 'insufficient-indication', 'moved-away'];
const GATE_ENDS: readonly EndReason[] = [
  'no-investigation-lead',
  'assumed-reported-elsewhere',
  'victim-declines',
  'consent-not-asked',
];

interface Chain {
  readonly finder: string;
  readonly officer: string;
  readonly director: string;
  readonly region: string;
  readonly municipality: string;
}

/** The signals that were reported in one year, with all their reports. */
export function reportedSignals(published: PublishedYear, random: Random): readonly SignalScript[] {
  return inSignals(solveYear(published, random), random).map((persons, index) =>
    reported(`calibrated ${published.year} reported ${index + 1}`, published.year, persons, random),
  );
}

/** Signals of one year that nobody ever reported. */
export function droppedSignals(year: number, count: number, random: Random): readonly SignalScript[] {
  return Array.from({ length: count }, (_, index) =>
    dropped(`calibrated ${year} dropped ${index + 1}`, year, random),
  );
}

/** Persons of whom the same bodies know go together in signals of one to three. */
function inSignals(persons: readonly SolvedPerson[], random: Random): readonly (readonly SolvedPerson[])[] {
  const alike = Map.groupBy(persons, ({ bodies, forms }) => `${bodies.join()} ${forms[0] ?? ''}`);
  return [...alike.values()].flatMap((group) => {
    const signals: SolvedPerson[][] = [];
    for (let at = 0; at < group.length;) {
      const size = 1 + Math.floor(random.next() * MOST_PERSONS_PER_SIGNAL);
      signals.push(group.slice(at, at + size));
      at += size;
    }
    return signals;
  });
}

function reported(
  name: string,
  year: number,
  persons: readonly SolvedPerson[],
  random: Random,
): SignalScript {
  const submitted = dayIn(year, random, 2, 4);
  const script = new SignalScript(submitted, name);
  const chain = chainIn(random);
  const forms = [...new Set(persons.flatMap((person) => person.forms))].map((form) => codeOf(form, random));
  const gates = (persons[0]?.bodies ?? []).map((body) => gateOf(body, chain.region));
  const atGates = random.between(4, 40);
  const atRegion = atGates + random.between(2, 20);
  const atOfficer = atRegion + random.between(2, 25);
  register(script.ago(atOfficer + random.between(1, 14)), chain, forms, random, persons.length);
  script.ago(atOfficer).handOn(chain.finder, chain.officer).feedback(chain.officer, 'picked-up');
  script.ago(atRegion).handOn(chain.officer, chain.director).feedback(chain.director, 'picked-up');
  script.ago(atGates).offer(chain.director, gates);
  for (const gate of gates) script.accept(gate);
  for (const gate of gates) if (random.chance(0.7)) script.feedback(gate, 'picked-up');
  identify(script.ago(atGates - 2), gates[0] ?? '', persons, random);
  if (random.chance(0.4))
    for (const id of script.personIds) script.assign(gates[0] ?? '', gates[0] ?? '', 30, id);
  if (gates.some(needsConsent)) askConsent(script.ago(2), gates);
  script.ago(0);
  for (const id of script.personIds) for (const gate of gates) report(script, gate, id, random);
  script.ago(-random.between(3, 21));
  const reports = script.signal.reports.length;
  for (let left = reports; left > 0; left -= 1) script.acknowledge();
  script.ago(-random.between(24, 40));
  for (const gate of gates) script.end(gate, 'reported');
  if (random.chance(0.5)) for (const gate of gates) script.feedback(gate, 'reported');
  return script;
}

/** A way that ends at the local desk, in the region or at a gate, for one of the report's reasons (§3.3, §6.3, §7.3). */
function dropped(name: string, year: number, random: Random): SignalScript {
  const received = dayIn(year, random, 0, 0);
  const script = new SignalScript(received, name);
  const chain = chainIn(random);
  const forms = random.chance(0.4) ? [] : [codeOf(random.pick(['sexual', 'labour', 'criminal']), random)];
  register(script.ago(0), chain, forms, random, null);
  let day = random.between(1, 14);
  const later = (least: number, most: number) => script.ago(-(day += random.between(least, most)));
  if (random.chance(0.1)) return later(1, 60).end(chain.finder, random.pick(LOCAL_ENDS));
  later(1, 10).handOn(chain.finder, chain.officer).feedback(chain.officer, 'picked-up');
  if (random.chance(0.45)) return later(3, 60).end(chain.officer, random.pick(LOCAL_ENDS));
  later(3, 40).handOn(chain.officer, chain.director);
  if (random.chance(0.6)) script.feedback(chain.director, 'picked-up');
  if (random.chance(0.35)) return later(2, 40).end(chain.director, random.pick(REGIONAL_ENDS));
  const gate = gateOf(random.pick(['police', 'care-coordinators']), chain.region);
  later(2, 20).handOn(chain.director, gate);
  return later(7, 90).end(gate, random.pick(GATE_ENDS));
}

function register(
  script: SignalScript,
  { finder, region, municipality }: Chain,
  forms: readonly Form[],
  random: Random,
  personCount: number | null,
): void {
  script.register(finder, {
    forms,
    region,
    municipality,
    personCount,
    source: random.pick(['citizen', 'inspector', 'school', 'healthcare', 'district-officer']),
    channel: random.pick(['phone', 'email', 'web-form', 'in-person']),
    urgency: random.chance(0.2) ? 'acute' : 'normal',
  });
}

function identify(script: SignalScript, by: string, persons: readonly SolvedPerson[], random: Random): void {
  for (const { region, forms } of persons) {
    script.persons(by, 1, {
      nationalityRegion: region,
      forms: forms.map((form) => codeOf(form, random)),
      sex: random.chance(0.1) ? 'unknown' : random.pick(['female', 'female', 'male']),
      ageBand: random.pick(['12-17', '18-22', '23-30', '31-40', '41-60', 'unknown']),
    });
  }
}

/** One party asks for all: consent to report is given to the chain, not to a desk. */
function askConsent(script: SignalScript, gates: readonly string[]): void {
  const asking = gates.find(needsConsent) ?? '';
  for (const id of script.personIds) script.consent(asking, 'asked', id).consent(asking, 'given', id);
}

function report(script: SignalScript, gate: string, personId: string, random: Random): void {
  const criteria = gate.startsWith('tmm-') ? [random.pick(CRITERIA)] : [];
  script.report(gate, criteria, true, personId);
}

function needsConsent(gate: string): boolean {
  return !gate.startsWith('tmm-') && gate !== 'nla' && gate !== 'kmar';
}

function gateOf(body: ReportingBody, region: string): string {
  if (body === 'police') return `tmm-${region}`;
  if (body === 'care-coordinators') return `care-coordinator-${region}`;
  return body === 'other' ? `outreach-${region}` : body;
}

/** The published tables do not tell whether it crossed a border. */
function codeOf(form: FormGroup, random: Random): Form {
  return form === 'sexual' ? random.pick(['sexual', 'sexual-cross-border', 'sexual-domestic']) : form;
}

function chainIn(random: Random): Chain {
  const { code: region, municipalities } = random.pick(REGIONS);
  const municipality = random.pick(municipalities);
  return {
    region,
    municipality,
    finder: `${random.pick(FINDERS)}-${municipality}`,
    officer: `attention-officer-${municipality}`,
    director: `chain-director-${region}`,
  };
}

/** A moment in working hours in a year (UTC), so many days from its ends. */
function dayIn(year: number, random: Random, afterStart: number, beforeEnd: number): Instant {
  const start = `${year}-01-01T08:00:00.000Z`;
  const days = (toMillis(`${year + 1}-01-01T08:00:00.000Z`) - toMillis(start)) / DAY_IN_MS;
  const day = afterStart + Math.floor(random.next() * (days - afterStart - beforeEnd));
  return plusDays(start, day + Math.floor(random.next() * 480) / 1440);
}
