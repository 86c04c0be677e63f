import type { Instant } from '#event-sourcing';
import type { Form } from '#signal';
import { REGIONS } from './parties.js';
import type { Random } from './random.js';
import { SignalScript } from './signal-script.js';

const FORMS: readonly (readonly Form[])[] = [
  ['sexual-domestic'],
  ['sexual-cross-border'],
  ['labour'],
  ['labour', 'criminal'],
  ['criminal'],
  [],
];
const FINDERS = [
  'ambassador',
  'inspector',
  'district-officer',
  'neighbourhood-team',
  'school',
  'registry-desk',
] as const;

/** The ordinary traffic of a region: signals that take the usual way and are, at any moment, somewhere on it. */
export function crowd(today: Instant, random: Random, perRegion: number): readonly SignalScript[] {
  return REGIONS.flatMap(({ code, municipalities }) =>
    Array.from({ length: perRegion }, (_, index) =>
      ordinary(new SignalScript(today, `${code} ${index + 1}`), code, random.pick(municipalities), random),
    ),
  );
}

function ordinary(script: SignalScript, region: string, municipality: string, random: Random): SignalScript {
  const finder = `${random.pick(FINDERS)}-${municipality}`;
  const officer = `attention-officer-${municipality}`;
  const [director, care, tmm] = [`chain-director-${region}`, `care-coordinator-${region}`, `tmm-${region}`];
  let days = random.between(1, 90);
  const step = (mean: number) => {
    days -= random.between(mean * 0.3, mean * 1.7);
    return days > 0.5;
  };
  script.ago(days).register(finder, {
    forms: random.pick(FORMS),
    source: random.pick(['citizen', 'inspector', 'school', 'healthcare', 'district-officer']),
    channel: random.pick(['phone', 'email', 'web-form', 'in-person']),
    urgency: random.chance(0.15) ? 'acute' : 'normal',
    personCount: random.chance(0.6) ? 1 + Math.floor(random.next() * 3) : null,
    municipality,
  });
  if (!step(4)) return script;
  script.ago(days).offer(finder, officer);
  if (!step(2)) return script;
  script.ago(days).accept(officer);
  if (random.chance(0.92)) script.feedback(officer, 'picked-up');
  if (!step(6)) return script;
  if (random.chance(0.25))
    return script
      .ago(days)
      .end(
        officer,
        random.pick([
          'insufficient-indication',
          'no-capacity',
          'care-only',
          'data-sharing-barrier',
          'not-trafficking',
        ]),
      );
  script.ago(days).offer(officer, director);
  if (!step(2)) return script;
  script.ago(days).accept(director);
  if (random.chance(0.85)) script.feedback(director, 'picked-up');
  if (!step(5)) return script;
  const next = random.chance(0.5) ? tmm : care;
  script.ago(days).handOn(director, next, 15);
  if (random.chance(0.85)) script.feedback(next, 'picked-up');
  days -= 0.7;
  if (!step(9)) return script;
  if (random.chance(0.3))
    return script
      .ago(days)
      .end(
        next,
        random.pick([
          'no-investigation-lead',
          'victim-declines',
          'no-capacity',
          'assumed-reported-elsewhere',
        ]),
      );
  if (next === care) {
    script.ago(days).consent(care, 'asked');
    if (!step(6)) return script;
    script.ago(days).consent(care, random.chance(0.7) ? 'given' : 'refused');
  }
  if (!step(6) || (next === care && script.signal.consents[0]?.state !== 'given')) return script;
  script
    .ago(days)
    .report(
      next,
      next === tmm
        ? [random.pick(['complaint-signs', 'intake-interview-signs', 'ex-officio-investigation'])]
        : [],
    );
  if (!step(7)) return script;
  script.ago(days).acknowledge();
  if (!step(5)) return script;
  script.ago(days).end(next, 'reported');
  if (step(5) && random.chance(0.5)) script.ago(days).feedback(next, 'reported');
  return script;
}
