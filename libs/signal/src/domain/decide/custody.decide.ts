import { type Instant } from '#event-sourcing';
import { worksIn } from '#party';
import type {
  AcceptHandOff,
  DeclineHandOff,
  EndBranch,
  EnrichSignal,
  HoldUntil,
  OfferHandOff,
  RegisterSignal,
  ReleaseHold,
  ReopenSignal,
  TakeOverCustody,
  WithdrawHandOff,
} from '../signal.commands.js';
import type { HandOffOffered, SignalEvent } from '../signal.events.js';
import { pendingOn } from '../evolve/custody.evolve.js';
import { openBranches, type Branch, type Signal } from '../signal.state.js';
import { owedOutcome } from './feedback.decide.js';
import {
  by,
  conflict,
  forbidden,
  invalid,
  isDirectorOf,
  requireAfter,
  requireAhead,
  requireCanHold,
  requireCustody,
  requireHandOff,
  requireInRegions,
  requireOpenBranch,
  requirePending,
  type Context,
  type Events,
} from './guards.js';

const MOST_PERSONS = 1000;

export function registerSignal({ data }: RegisterSignal, context: Context): Events {
  const { now, id, actor } = context;
  requireCanHold(actor, 'registeredBy');
  if (data.receivedAt > now)
    throw invalid('received-in-future', 'It cannot have been received later than now', 'receivedAt');
  if (data.observedAt !== null && data.observedAt > data.receivedAt) {
    throw invalid(
      'observed-after-received',
      'It cannot have been observed after it was received',
      'observedAt',
    );
  }
  requireSoundFacts(data);
  const branchId = id('branch');
  const occurredAt = data.receivedAt;
  const registered: SignalEvent = {
    type: 'signal.registered.v1',
    occurredAt,
    data: { ...data, branchId, registeredBy: by(context) },
  };
  if (data.receiptHash === null) return [registered];
  return [
    registered,
    {
      type: 'signal.feedback-owed.v1',
      occurredAt,
      data: { dutyId: id('duty'), from: by(context), to: null, about: 'picked-up', because: branchId },
    },
  ];
}

export function offerHandOff(signal: Signal, { data }: OfferHandOff, context: Context): Events {
  const branch = requireCustody(signal, data.branchId, context);
  if (pendingOn(signal, branch.id).length > 0)
    throw conflict('already-offered', 'An offer of this branch is still unanswered', 'branchId');
  if (data.to.length === 0)
    throw invalid('recipient-required', 'Name at least one party to hand it to', 'to');
  if (new Set(data.to.map((party) => party.id)).size < data.to.length)
    throw invalid('recipient-repeated', 'A party is named twice', 'to');
  const splitId = context.id('split');
  return data.to.map((to, index): HandOffOffered => {
    if (to.id === context.actor.id)
      throw invalid('recipient-is-sender', 'A party does not hand a signal to itself', 'to');
    requireCanHold(to, 'to');
    const acrossRegions =
      to.region !== null && branch.holder.region !== null && to.region !== branch.holder.region;
    if (acrossRegions && data.legalBasis === null) {
      throw invalid('legal-basis-required', 'Handing on to another region needs a legal basis', 'legalBasis');
    }
    return {
      type: 'signal.hand-off-offered.v1',
      occurredAt: context.occurredAt,
      data: {
        handOffId: context.id(`hand-off:${index}`),
        splitId,
        fromBranchId: branch.id,
        from: by(context),
        to,
        keepsCustody: data.keepsCustody,
        legalBasis: data.legalBasis,
      },
    };
  });
}

/** The sender keeps custody until every part of a split is accepted. */
export function acceptHandOff(signal: Signal, { data }: AcceptHandOff, context: Context): Events {
  const { occurredAt, id, actor } = context;
  const handOff = requireHandOff(signal, data.handOffId);
  if (handOff.to.id !== actor.id)
    throw forbidden('not-recipient', 'Only the party it was offered to accepts it');
  requirePending(handOff, context);
  const others = signal.handOffs.filter(
    (other) => other.splitId === handOff.splitId && other.id !== handOff.id,
  );
  const passesOn = !handOff.keepsCustody && others.every((other) => other.outcome === 'accepted');
  const lastAnswer = others.reduce<Instant>(
    (last, other) => (other.answeredAt !== null && other.answeredAt > last ? other.answeredAt : last),
    occurredAt,
  );
  const accepted: SignalEvent = {
    type: 'signal.hand-off-accepted.v1',
    occurredAt,
    data: { handOffId: handOff.id, branchId: id('branch'), by: by(context) },
  };
  const passedOn: SignalEvent = {
    type: 'signal.branch-passed-on.v1',
    occurredAt: lastAnswer,
    data: { branchId: handOff.fromBranchId, splitId: handOff.splitId },
  };
  const owed: SignalEvent = {
    type: 'signal.feedback-owed.v1',
    occurredAt,
    data: {
      dutyId: id('duty'),
      from: by(context),
      to: handOff.from,
      about: 'picked-up',
      because: handOff.id,
    },
  };
  return passesOn ? [accepted, passedOn, owed] : [accepted, owed];
}

export function declineHandOff(signal: Signal, { data }: DeclineHandOff, context: Context): Events {
  const handOff = requireHandOff(signal, data.handOffId);
  if (handOff.to.id !== context.actor.id)
    throw forbidden('not-recipient', 'Only the party it was offered to declines it');
  requirePending(handOff, context);
  return [
    {
      type: 'signal.hand-off-declined.v1',
      occurredAt: context.occurredAt,
      data: { handOffId: handOff.id, by: by(context), reason: data.reason },
    },
  ];
}

export function withdrawHandOff(signal: Signal, { data }: WithdrawHandOff, context: Context): Events {
  const handOff = requireHandOff(signal, data.handOffId);
  if (handOff.from.id !== context.actor.id)
    throw forbidden('not-sender', 'Only the party that offered it withdraws it');
  requirePending(handOff, context);
  return [
    {
      type: 'signal.hand-off-withdrawn.v1',
      occurredAt: context.occurredAt,
      data: { handOffId: handOff.id, by: by(context) },
    },
  ];
}

export function enrichSignal(signal: Signal, { data }: EnrichSignal, context: Context): Events {
  requireCustody(signal, data.branchId, context);
  requireSoundFacts({ forms: data.forms ?? [], personCount: data.personCount });
  const same = (a: unknown, b: unknown) => a === null || JSON.stringify(a) === JSON.stringify(b);
  const nothingNew =
    same(data.forms, signal.forms) &&
    same(data.urgency, signal.urgency) &&
    same(data.personCount, signal.personCount) &&
    same(data.region, signal.region) &&
    same(data.municipality, signal.municipality);
  if (nothingNew) return [];
  return [{ type: 'signal.enriched.v1', occurredAt: context.occurredAt, data: { ...data, by: by(context) } }];
}

export function holdUntil(signal: Signal, { data }: HoldUntil, context: Context): Events {
  const branch = requireCustody(signal, data.branchId, context);
  if (branch.hold !== null) requireAfter(context, branch.hold.since);
  requireNothingOutstanding(signal, branch);
  requireAhead(data.until, context, 'until');
  return [{ type: 'signal.held.v1', occurredAt: context.occurredAt, data: { ...data, by: by(context) } }];
}

export function releaseHold(signal: Signal, { data }: ReleaseHold, context: Context): Events {
  const branch = requireCustody(signal, data.branchId, context);
  if (branch.hold === null) throw conflict('not-held', 'This branch is not held back', 'branchId');
  requireAfter(context, branch.hold.since);
  return [
    {
      type: 'signal.hold-released.v1',
      occurredAt: context.occurredAt,
      data: { branchId: branch.id, by: by(context) },
    },
  ];
}

export function takeOverCustody(signal: Signal, { data }: TakeOverCustody, context: Context): Events {
  const { occurredAt, actor, id } = context;
  const branch = requireOpenBranch(signal, data.branchId);
  const bySuccessor =
    data.to.id === actor.id &&
    (actor.role === branch.holder.role || (actor.region !== null && actor.region === branch.holder.region));
  if (!bySuccessor && !isDirectorOf(signal, actor)) {
    throw forbidden(
      'not-a-successor',
      'Only a successor in the region or in the same role, or a chain director of the region, takes over',
    );
  }
  if (data.to.id === branch.holder.id) throw invalid('already-holds-it', 'This party holds it already', 'to');
  requireCanHold(data.to, 'to');
  requireReach(signal, branch, data.to);
  requireAfter(context, branch.openedAt);
  const withdrawn = withdrawals(signal, branch, context);
  const takenOver: SignalEvent = {
    type: 'signal.custody-taken-over.v1',
    occurredAt,
    data: {
      branchId: branch.id,
      newBranchId: id('branch'),
      from: branch.holder,
      to: data.to,
      by: by(context),
      reason: data.reason,
    },
  };
  return [...withdrawn, takenOver];
}

export function endBranch(signal: Signal, { data }: EndBranch, context: Context): Events {
  const branch = requireCustody(signal, data.branchId, context);
  requireNothingOutstanding(signal, branch);
  requireReasonHolds(signal, data);
  const { occurredAt } = context;
  const ended: SignalEvent = {
    type: 'signal.branch-ended.v1',
    occurredAt,
    data: { ...data, by: by(context) },
  };
  const isLast = openBranches(signal).length === 1;
  const wholeEnd: SignalEvent[] = isLast
    ? [{ type: 'signal.ended.v1', occurredAt: endOf(signal, occurredAt), data: { reason: data.reason } }]
    : [];
  return [ended, ...wholeEnd, ...owedOutcome(signal, branch, context)];
}

/** The whole signal ended when its last branch in time closed, whatever was recorded last. */
export function endOf(signal: Signal, occurredAt: Instant): Instant {
  return signal.branches.reduce(
    (last, branch) => (branch.closedAt !== null && branch.closedAt > last ? branch.closedAt : last),
    occurredAt,
  );
}

export function reopenSignal(signal: Signal, { data }: ReopenSignal, context: Context): Events {
  if (signal.mergedInto !== null)
    throw conflict('merged', 'It was merged into another signal; undo the merge instead');
  if (signal.endedAt === null) throw conflict('not-ended', 'Only an ended signal is reopened');
  const heldIt = signal.branches.some((branch) => branch.holder.id === context.actor.id);
  if (!heldIt && !isDirectorOf(signal, context.actor)) {
    throw forbidden(
      'never-in-custody',
      'Only a party that held it or a chain director of its region reopens it',
    );
  }
  requireCanHold(data.holder, 'holder');
  requireInRegions(signal, data.holder, 'holder');
  requireAfter(context, signal.endedAt);
  return [
    {
      type: 'signal.reopened.v1',
      occurredAt: context.occurredAt,
      data: { branchId: context.id('branch'), holder: data.holder, by: by(context), reason: data.reason },
    },
  ];
}

/** Takes back the unanswered offers of a branch. */
export function withdrawals(signal: Signal, branch: Branch, context: Context): SignalEvent[] {
  return pendingOn(signal, branch.id).map((handOff) => {
    requireAfter(context, handOff.offeredAt);
    return {
      type: 'signal.hand-off-withdrawn.v1',
      occurredAt: context.occurredAt,
      data: { handOffId: handOff.id, by: by(context) },
    };
  });
}

function requireNothingOutstanding(signal: Signal, branch: Branch): void {
  if (pendingOn(signal, branch.id).length > 0) {
    throw conflict(
      'hand-off-outstanding',
      'An offer of this branch is still unanswered; withdraw it first',
      'branchId',
    );
  }
}

function requireReach(signal: Signal, branch: Branch, to: Branch['holder']): void {
  const region = branch.holder.region ?? signal.region;
  if (to.region === null || region === null || worksIn(to, region)) return;
  throw invalid('party-outside-region', `Party ${to.id} works neither in ${region} nor nationally`, 'to');
}

function requireReasonHolds(signal: Signal, { reason, relabelledAs }: EndBranch['data']): void {
  if (reason === 'relabelled' && relabelledAs === null)
    throw invalid('label-required', 'Say what it is called now', 'relabelledAs');
  if (reason !== 'relabelled' && relabelledAs !== null)
    throw invalid('label-not-allowed', 'Only a relabelled signal gets a new label', 'relabelledAs');
  const refused = signal.consents.some(
    (consent) => consent.state === 'refused' || consent.state === 'withdrawn',
  );
  if (reason === 'reported' && signal.reports.length === 0)
    throw conflict('not-reported', 'No report was made', 'reason');
  if (reason === 'consent-refused' && !refused)
    throw conflict('consent-not-refused', 'No refusal of consent was recorded', 'reason');
  if (reason === 'consent-not-asked' && signal.consents.length > 0)
    throw conflict('consent-was-asked', 'Consent was asked for', 'reason');
}

function requireSoundFacts({
  forms,
  personCount,
}: {
  readonly forms: readonly string[];
  readonly personCount: number | null;
}): void {
  if (new Set(forms).size < forms.length) throw invalid('form-repeated', 'A form is named twice', 'forms');
  if (
    personCount !== null &&
    (!Number.isInteger(personCount) || personCount < 1 || personCount > MOST_PERSONS)
  ) {
    throw invalid('person-count-out-of-range', `A whole number from 1 to ${MOST_PERSONS}`, 'personCount');
  }
}
