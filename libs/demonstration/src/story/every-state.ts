import type { Instant } from '#event-sourcing';
import { END_REASONS, type EndReason } from '#signal';
import { SignalScript } from '../demo/signal-script.js';
import type { Story } from './report-stories.js';

const officer = 'attention-officer-zandwoude';
const director = 'chain-director-westerdelta';
const care = 'care-coordinator-westerdelta';
const tmm = 'tmm-westerdelta';

/** One ended signal for every reason there is. */
export const everyEnding: Story = (today) =>
  END_REASONS.filter((reason) => reason !== 'duplicate').map((reason, index) =>
    ending(today, reason, 30 + index * 3),
  );

function ending(today: Instant, reason: EndReason, days: number): SignalScript {
  const script = new SignalScript(today, `ended: ${reason}`)
    .ago(days)
    .register(officer, { forms: ['sexual'], source: 'neighbourhood-team', receiptHash: null });
  script.ago(days - 2).handOn(officer, care);
  script.ago(days - 4).feedback(care, 'picked-up');
  if (reason === 'consent-refused')
    script
      .ago(days - 5)
      .consent(care, 'asked')
      .ago(days - 8)
      .consent(care, 'refused');
  if (reason === 'reported')
    script
      .ago(days - 5)
      .consent(care, 'given')
      .ago(days - 6)
      .report(care)
      .ago(days - 9)
      .acknowledge();
  return script.ago(days - 12).end(care, reason, reason === 'relabelled' ? 'domestic-violence' : null);
}

/** Every kind of standing still, each past its norm. */
export const everyStall: Story = (today) => {
  const fresh = (name: string, days: number) =>
    new SignalScript(today, `stalled: ${name}`)
      .ago(days)
      .register(officer, { forms: ['labour'], source: 'inspector', personCount: 1 });
  return [
    fresh('offered, not accepted', 30).ago(29).offer(officer, director),
    fresh('accepted, no decision', 44).ago(43).handOn(officer, director),
    fresh('held past its date', 36).ago(34).hold(officer, 12, 'awaiting-information'),
    fresh('awaiting consent', 52).ago(50).handOn(officer, care).ago(48).consent(care, 'asked'),
    fresh('awaiting triage', 40).ago(39).handOn(officer, director).ago(37).askTriage(director),
    fresh('nobody reports', 60).ago(58).handOn(officer, tmm).ago(55).hold(tmm, 90, 'awaiting-partner'),
    fresh('reporter overdue', 41)
      .ago(39)
      .handOn(officer, director)
      .ago(36)
      .assign(director, tmm, 14)
      .ago(35)
      .acceptReporting(tmm),
    fresh('not acknowledged', 45).ago(43).handOn(officer, tmm).ago(40).report(tmm, ['complaint-signs']),
    fresh('feedback due', 38)
      .ago(37)
      .handOn(officer, director)
      .ago(35)
      .hold(director, 60, 'awaiting-partner'),
  ];
};

/** Every state of the reporting question, and of consent. */
export const everyReportingState: Story = (today) => {
  const fresh = (name: string, days: number) =>
    new SignalScript(today, `reporting: ${name}`)
      .ago(days)
      .register(officer, { forms: ['sexual'], source: 'healthcare', personCount: 1 })
      .ago(days - 1)
      .handOn(officer, care);
  return [
    fresh('open', 6),
    fresh('assigned', 9).ago(7).assign(care, tmm, 14),
    fresh('accepted', 10).ago(8).assign(care, tmm, 20).ago(7).acceptReporting(tmm),
    fresh('declined', 12).ago(10).assign(care, tmm, 14).ago(8).declineReporting(tmm, 'no-capacity'),
    fresh('reassigned', 13).ago(11).assign(care, tmm, 14).ago(9).assign(care, care, 21),
    fresh('deferred', 11).ago(9).defer(care, 25),
    fresh('waived', 14).ago(10).waive(care, 'insufficient-indication'),
    fresh('submitted incomplete', 8).ago(6).consent(care, 'given').ago(5).report(care, [], false),
    fresh('completed', 16)
      .ago(14)
      .consent(care, 'given')
      .ago(13)
      .report(care, [], false)
      .ago(9)
      .completeReport(care),
    fresh('acknowledged', 18).ago(16).consent(care, 'given').ago(15).report(care).ago(10).acknowledge(),
    fresh('consent withdrawn', 20).ago(18).consent(care, 'given').ago(4).consent(care, 'withdrawn'),
    fresh('one-sided assumption', 9).ago(5).assume(care, tmm),
    twoBodies(today),
  ];
};

/** Two bodies report the same person: two reports, one person. */
function twoBodies(today: Instant): SignalScript {
  const script = new SignalScript(today, 'reporting: two bodies, one person')
    .ago(25)
    .register(officer, { forms: ['sexual-cross-border'], source: 'outreach', personCount: 1 })
    .ago(23)
    .offer(officer, [care, tmm])
    .ago(22)
    .accept(care)
    .accept(tmm)
    .ago(20)
    .persons(care, 1, { sex: 'female', ageBand: '23-30', nationalityRegion: 'latin-america' })
    .ago(19)
    .consent(care, 'given')
    .ago(18)
    .report(care)
    .ago(17)
    .report(tmm, ['wants-shelter-or-care']);
  return script.ago(12).acknowledge().ago(11).acknowledge();
}

/** Declined, withdrawn, linked, merged and undone, reopened, corrected, recorded late. */
export const everythingElse: Story = (today) => {
  const fresh = (name: string, days: number) =>
    new SignalScript(today, name)
      .ago(days)
      .register(officer, { forms: ['criminal'], source: 'district-officer', channel: 'letter' });
  const survivor = fresh('merged: the one that goes on', 28);
  const network = fresh('linked: same network', 26);
  return [
    survivor,
    network.ago(20).link(officer, survivor, 'same-network'),
    fresh('merged: the duplicate', 25).ago(21).merge(officer, survivor),
    fresh('declined', 22)
      .ago(20)
      .offer(officer, 'riec-westerdelta')
      .ago(17)
      .decline('riec-westerdelta', 'outside-area'),
    fresh('withdrawn', 21)
      .ago(19)
      .offer(officer, tmm)
      .ago(18)
      .withdraw(officer, tmm)
      .ago(17)
      .handOn(officer, director),
    fresh('reopened', 48).ago(40).end(officer, 'insufficient-indication').ago(9).reopen(director, officer),
    fresh('corrected: other form', 15)
      .ago(12)
      .enrich(officer, { forms: ['labour'], personCount: 3 })
      .ago(5)
      .correct(officer, 'signal.enriched.v1', { kind: 'data', fields: { personCount: 2 } }),
    fresh('corrected: did not happen', 17)
      .ago(13)
      .hold(officer, 20, 'other')
      .ago(10)
      .correct(officer, 'signal.held.v1', { kind: 'void' }),
    fresh('recorded late', 27).ago(24, 9).handOn(officer, director),
    new SignalScript(today, 'branch gates')
      .ago(16)
      .register('kmar', { forms: ['sexual-cross-border'], region: 'westerdelta', source: 'inspector' })
      .ago(14)
      .report('kmar')
      .ago(7)
      .acknowledge(),
    new SignalScript(today, 'fairwork, with consent')
      .ago(20)
      .register('fairwork', {
        forms: ['labour'],
        region: 'westerdelta',
        source: 'citizen',
        receiptHash: 'e'.repeat(64),
      })
      .ago(18)
      .feedback('fairwork', 'picked-up')
      .ago(17)
      .consent('fairwork', 'given')
      .ago(16)
      .report('fairwork')
      .ago(9)
      .acknowledge(),
  ];
};
