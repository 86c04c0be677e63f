import type { Instant } from '#event-sourcing';
import { SignalScript } from '../demo/signal-script.js';

/** Ways in which signals get lost, as the report describes them (§3.1.2–3.3, §6.3, §7.3, §8.3), told with made-up parties. */
export type Story = (today: Instant) => readonly SignalScript[];

/** The care side and the police team each rely on the other to report (§6.3). */
export const mutualAssumption: Story = (today) => [
  new SignalScript(today, 'mutual assumption')
    .ago(24)
    .register('attention-officer-veldbergen', {
      forms: ['sexual-domestic'],
      personCount: 1,
      channel: 'email',
      source: 'school',
    })
    .ago(21)
    .offer('attention-officer-veldbergen', ['care-coordinator-noordermark', 'tmm-noordermark'])
    .ago(20)
    .accept('care-coordinator-noordermark')
    .ago(19)
    .accept('tmm-noordermark')
    .ago(12.9)
    .assume('care-coordinator-noordermark', 'tmm-noordermark')
    .ago(12.5)
    .assume('tmm-noordermark', 'care-coordinator-noordermark'),
];

/** Signals kept in a notebook; found and taken over only when the officer had left (§3.1.2). */
export const notebook: Story = (today) =>
  [68, 61, 47].map((days, index) =>
    new SignalScript(today, `notebook ${index + 1}`)
      .ago(days, days - 6)
      .register('attention-officer-kleiwerf', {
        forms: ['labour'],
        channel: 'in-person',
        source: 'inspector',
        municipality: 'kleiwerf',
      })
      .ago(5)
      .takeOver('chain-director-noordermark', 'attention-officer-kleiwerf'),
  );

/** Held back for enrichment, past every date (§6.3). */
export const enrichmentDelay: Story = (today) => [
  new SignalScript(today, 'enrichment delay')
    .ago(58)
    .register('ambassador-veldbergen', { forms: [], channel: 'phone', source: 'neighbourhood-team' })
    .ago(56)
    .handOn('ambassador-veldbergen', 'attention-officer-veldbergen')
    .ago(54)
    .hold('attention-officer-veldbergen', 14, 'enrichment')
    .ago(39)
    .enrich('attention-officer-veldbergen', { forms: ['criminal'], personCount: 2 })
    .ago(38)
    .hold('attention-officer-veldbergen', 10, 'enrichment'),
];

/** The care coordinator may not report without consent; a party with the duty is in the chain (§8.3). */
export const consentThreshold: Story = (today) => [
  new SignalScript(today, 'consent threshold')
    .ago(33)
    .register('neighbourhood-team-heidestein', {
      forms: ['sexual-cross-border'],
      source: 'neighbourhood-team',
      personCount: 1,
    })
    .ago(31)
    .offer('neighbourhood-team-heidestein', ['care-coordinator-zuiderhei', 'tmm-zuiderhei'])
    .ago(30)
    .accept('care-coordinator-zuiderhei')
    .accept('tmm-zuiderhei')
    .ago(28)
    .persons('care-coordinator-zuiderhei', 1, {
      sex: 'female',
      ageBand: '23-30',
      nationalityRegion: 'europe',
    })
    .ago(26)
    .consent('care-coordinator-zuiderhei', 'asked')
    .ago(22)
    .consent('care-coordinator-zuiderhei', 'refused'),
];

/** A citizen's signal disappears in the police's complaint form (§8.3). */
export const wrongDesk: Story = (today) => [
  new SignalScript(today, 'wrong desk')
    .ago(41)
    .register('district-officer-moerveen', {
      forms: [],
      channel: 'web-form',
      source: 'citizen',
      receiptHash: null,
    })
    .ago(18)
    .end('district-officer-moerveen', 'wrong-desk'),
];

/** Written off as subversion (§3.3). */
export const relabelling: Story = (today) => [
  new SignalScript(today, 'relabelling')
    .ago(50)
    .register('inspector-zandwoude', {
      forms: ['labour'],
      source: 'inspector',
      personCount: 4,
      municipality: 'zandwoude',
    })
    .ago(46)
    .handOn('inspector-zandwoude', 'attention-officer-zandwoude')
    .ago(44)
    .handOn('attention-officer-zandwoude', 'riec-westerdelta')
    .ago(30)
    .end('riec-westerdelta', 'relabelled', 'subversion'),
];

/** The person moved to another region, and the signal did not (§6.3). */
export const movedAway: Story = (today) => [
  new SignalScript(today, 'moved away, left behind')
    .ago(40)
    .register('safe-home-westerdelta', {
      forms: ['sexual'],
      source: 'healthcare',
      personCount: 1,
      municipality: 'brakkerdam',
    })
    .ago(27)
    .end('safe-home-westerdelta', 'moved-away'),
  new SignalScript(today, 'moved away, handed on')
    .ago(23)
    .register('attention-officer-brakkerdam', {
      forms: ['sexual'],
      source: 'healthcare',
      personCount: 1,
      municipality: 'brakkerdam',
    })
    .ago(9)
    .offer('attention-officer-brakkerdam', 'chain-director-zuiderhei', { legalBasis: 'public-task' }),
];

/** Eighteen persons in one flat: one signal, eighteen reporting questions (§3.1.1). */
export const eighteenPersons: Story = (today) => {
  const script = new SignalScript(today, 'eighteen persons')
    .ago(19)
    .register('inspector-heidestein', {
      forms: ['labour'],
      source: 'inspector',
      personCount: 18,
      municipality: 'heidestein',
    })
    .ago(18)
    .offer('inspector-heidestein', ['nla', 'chain-director-zuiderhei'])
    .ago(17)
    .accept('nla')
    .accept('chain-director-zuiderhei')
    .ago(11.5)
    .persons('nla', 18, { sex: 'male', ageBand: '31-40', nationalityRegion: 'europe', forms: ['labour'] });
  const subjects = script.personIds;
  for (const subject of subjects.slice(0, 5)) script.ago(9).report('nla', [], true, subject);
  for (let i = 0; i < 3; i += 1) script.ago(3).acknowledge();
  for (const subject of subjects.slice(5, 8))
    script.ago(8).assign('chain-director-zuiderhei', 'nla', 5, subject);
  return [script];
};

/** Labour: to the inspectorate as well as to the region; an anonymous tip goes two ways at once (§8.3). */
export const labourSplit: Story = (today) => [
  new SignalScript(today, 'labour split')
    .ago(15)
    .register('anonymous-line', {
      forms: ['labour'],
      channel: 'anonymous-line',
      source: 'citizen',
      region: 'noordermark',
      municipality: 'kleiwerf',
    })
    .ago(14)
    .offer('anonymous-line', ['tmm-noordermark', 'nla'])
    .ago(12)
    .accept('nla'),
];

/** An acute case goes straight to the police and is handled outside the meeting (§8.3). */
export const acuteCase: Story = (today) => [
  new SignalScript(today, 'acute case')
    .ago(6)
    .register('care-coordinator-zuiderhei', {
      forms: ['sexual-cross-border'],
      urgency: 'acute',
      personCount: 1,
      source: 'healthcare',
    })
    .ago(5.9)
    .offer('care-coordinator-zuiderhei', 'tmm-zuiderhei', { keepsCustody: true })
    .ago(5.8)
    .accept('tmm-zuiderhei')
    .ago(5.5)
    .persons('tmm-zuiderhei', 1, { sex: 'female', ageBand: '18-22', nationalityRegion: 'africa' })
    .ago(5)
    .report('tmm-zuiderhei', ['intake-interview-signs', 'b8-offered'])
    .ago(4)
    .feedback('tmm-zuiderhei', 'picked-up'),
];

/** The reporter never heard back (§7.3). */
export const neverHeardBack: Story = (today) => [
  new SignalScript(today, 'never heard back')
    .ago(75)
    .register('school-veldbergen', { forms: ['criminal'], source: 'school', receiptHash: 'f'.repeat(64) })
    .ago(73)
    .handOn('school-veldbergen', 'attention-officer-veldbergen')
    .ago(70)
    .handOn('attention-officer-veldbergen', 'chain-director-noordermark')
    .ago(52)
    .end('chain-director-noordermark', 'insufficient-indication'),
];

export const REPORT_STORIES: readonly Story[] = [
  mutualAssumption,
  notebook,
  enrichmentDelay,
  consentThreshold,
  wrongDesk,
  relabelling,
  movedAway,
  eighteenPersons,
  labourSplit,
  acuteCase,
  neverHeardBack,
];
