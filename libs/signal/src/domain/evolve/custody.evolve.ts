import type { Instant, Recorded } from '#event-sourcing';
import type { PartyRef } from '#party';
import type {
  BranchEnded,
  BranchPassedOn,
  CustodyTakenOver,
  HandOffAccepted,
  HandOffDeclined,
  HandOffOffered,
  HandOffWithdrawn,
  HoldReleased,
  MergeUndone,
  SignalEnriched,
  SignalHeld,
  SignalMerged,
  SignalReopened,
} from '../signal.events.js';
import { openBranches, type Branch, type HandOff, type Signal } from '../signal.state.js';
import { changed, insist, insistAfter } from './fold.js';

export function newBranch(
  id: string,
  holder: PartyRef,
  openedAt: Instant,
  from: Partial<Branch> = {},
): Branch {
  return {
    id,
    holder,
    openedAt,
    closedAt: null,
    handOffId: null,
    receivedFrom: null,
    fromReporter: false,
    endReason: null,
    endedByMerge: false,
    hold: null,
    ...from,
  };
}

export function handOffOffered(signal: Signal, { data, occurredAt }: Recorded<HandOffOffered>): Signal {
  const branch = openBranch(signal, data.fromBranchId, occurredAt);
  insist(branch.holder.id === data.from.id, 'not-in-custody');
  insist(!signal.handOffs.some((other) => other.id === data.handOffId), 'id-used-twice');
  insist(!pendingOn(signal, branch.id).some((other) => other.splitId !== data.splitId), 'already-offered');
  const offer: HandOff = {
    id: data.handOffId,
    splitId: data.splitId,
    fromBranchId: branch.id,
    from: data.from,
    to: data.to,
    keepsCustody: data.keepsCustody,
    offeredAt: occurredAt,
    outcome: 'pending',
    answeredAt: null,
  };
  return { ...changedBranch(signal, branch.id, { hold: null }), handOffs: [...signal.handOffs, offer] };
}

export function handOffAccepted(signal: Signal, { data, occurredAt }: Recorded<HandOffAccepted>): Signal {
  const handOff = pendingHandOff(signal, data.handOffId, occurredAt);
  insist(handOff.to.id === data.by.id, 'not-recipient');
  insistNewBranch(signal, data.branchId);
  const branch = newBranch(data.branchId, handOff.to, occurredAt, {
    handOffId: handOff.id,
    receivedFrom: handOff.from,
  });
  return { ...answered(signal, handOff.id, 'accepted', occurredAt), branches: [...signal.branches, branch] };
}

export function branchPassedOn(signal: Signal, { data, occurredAt }: Recorded<BranchPassedOn>): Signal {
  const branch = openBranch(signal, data.branchId, occurredAt);
  const parts = signal.handOffs.filter((handOff) => handOff.splitId === data.splitId);
  insist(
    parts.length > 0 && parts.every((part) => part.fromBranchId === branch.id && part.outcome === 'accepted'),
    'not-all-accepted',
  );
  insist(
    parts.every((part) => occurredAt >= (part.answeredAt ?? occurredAt)),
    'before-cause',
  );
  return closedBranch(signal, branch, occurredAt);
}

export function handOffDeclined(signal: Signal, { data, occurredAt }: Recorded<HandOffDeclined>): Signal {
  const handOff = pendingHandOff(signal, data.handOffId, occurredAt);
  insist(handOff.to.id === data.by.id, 'not-recipient');
  return answered(signal, handOff.id, 'declined', occurredAt);
}

export function handOffWithdrawn(signal: Signal, { data, occurredAt }: Recorded<HandOffWithdrawn>): Signal {
  const handOff = pendingHandOff(signal, data.handOffId, occurredAt);
  return answered(signal, handOff.id, 'withdrawn', occurredAt);
}

export function signalEnriched(signal: Signal, { data, occurredAt }: Recorded<SignalEnriched>): Signal {
  openBranch(signal, data.branchId, occurredAt);
  return {
    ...signal,
    forms: data.forms ?? signal.forms,
    urgency: data.urgency ?? signal.urgency,
    personCount: data.personCount ?? signal.personCount,
    region: data.region ?? signal.region,
    municipality: data.municipality ?? signal.municipality,
  };
}

export function signalHeld(signal: Signal, { data, occurredAt }: Recorded<SignalHeld>): Signal {
  const branch = openBranch(signal, data.branchId, occurredAt);
  insist(pendingOn(signal, branch.id).length === 0, 'hand-off-outstanding');
  insist(data.until > occurredAt, 'before-cause');
  if (branch.hold !== null) insistAfter(occurredAt, branch.hold.since);
  return changedBranch(signal, branch.id, { hold: { since: occurredAt, until: data.until } });
}

export function holdReleased(signal: Signal, { data, occurredAt }: Recorded<HoldReleased>): Signal {
  const branch = openBranch(signal, data.branchId, occurredAt);
  insist(branch.hold !== null, 'not-held');
  insistAfter(occurredAt, branch.hold.since);
  return changedBranch(signal, branch.id, { hold: null });
}

export function custodyTakenOver(signal: Signal, { data, occurredAt }: Recorded<CustodyTakenOver>): Signal {
  const branch = openBranch(signal, data.branchId, occurredAt);
  insist(branch.holder.id === data.from.id, 'not-in-custody');
  insist(pendingOn(signal, branch.id).length === 0, 'hand-off-outstanding');
  insistNewBranch(signal, data.newBranchId);
  const { handOffId, receivedFrom, fromReporter } = branch;
  const successor = newBranch(data.newBranchId, data.to, occurredAt, {
    handOffId,
    receivedFrom,
    fromReporter,
  });
  const closed = closedBranch(signal, branch, occurredAt);
  return { ...closed, branches: [...closed.branches, successor] };
}

export function branchEnded(signal: Signal, { data, occurredAt }: Recorded<BranchEnded>): Signal {
  const branch = openBranch(signal, data.branchId, occurredAt);
  insist(pendingOn(signal, branch.id).length === 0, 'hand-off-outstanding');
  return closedBranch(signal, branch, occurredAt, {
    endReason: data.reason,
    endedByMerge: signal.mergedInto !== null,
  });
}

/** It ended when its last branch closed, also when a correction moved that closing since. */
export function signalEnded(signal: Signal): Signal {
  insist(openBranches(signal).length === 0 && signal.endedAt === null, 'still-in-custody');
  const [firstClosing = signal.receivedAt, ...closings] = signal.branches.flatMap(
    ({ closedAt }) => closedAt ?? [],
  );
  const endedAt = closings.reduce((last, closedAt) => (closedAt > last ? closedAt : last), firstClosing);
  return { ...signal, endedAt };
}

export function signalReopened(signal: Signal, { data, occurredAt }: Recorded<SignalReopened>): Signal {
  insist(signal.endedAt !== null && signal.mergedInto === null, 'not-ended');
  insistAfter(occurredAt, signal.endedAt);
  insistNewBranch(signal, data.branchId);
  return {
    ...signal,
    endedAt: null,
    branches: [...signal.branches, newBranch(data.branchId, data.holder, occurredAt)],
  };
}

export function signalMerged(signal: Signal, { data }: Recorded<SignalMerged>): Signal {
  insist(signal.mergedInto === null && signal.endedAt === null, 'already-merged-or-ended');
  return { ...signal, mergedInto: data.into };
}

export function mergeUndone(signal: Signal, { data, occurredAt }: Recorded<MergeUndone>): Signal {
  insist(signal.mergedInto === data.from && signal.endedAt !== null, 'not-merged');
  insistAfter(occurredAt, signal.endedAt);
  const reopened = data.reopened.map(({ branchId, holder }) => {
    insistNewBranch(signal, branchId);
    return newBranch(branchId, holder, occurredAt);
  });
  insist(reopened.length > 0, 'nobody-holds-it');
  const kept = signal.branches.map((branch) => ({ ...branch, endedByMerge: false }));
  return { ...signal, mergedInto: null, endedAt: null, branches: [...kept, ...reopened] };
}

/** The offers of a branch that nobody has answered yet. */
export function pendingOn(signal: Signal, branchId: string): readonly HandOff[] {
  return signal.handOffs.filter(
    (handOff) => handOff.fromBranchId === branchId && handOff.outcome === 'pending',
  );
}

function openBranch(signal: Signal, id: string, occurredAt: Instant): Branch {
  const branch = signal.branches.find((candidate) => candidate.id === id);
  insist(branch !== undefined, 'unknown-branch');
  insist(branch.closedAt === null, 'branch-closed');
  insistAfter(occurredAt, branch.openedAt);
  return branch;
}

function pendingHandOff(signal: Signal, id: string, occurredAt: Instant): HandOff {
  const handOff = signal.handOffs.find((candidate) => candidate.id === id);
  insist(handOff !== undefined, 'unknown-hand-off');
  insist(handOff.outcome === 'pending', 'already-answered');
  insistAfter(occurredAt, handOff.offeredAt);
  return handOff;
}

function answered(signal: Signal, id: string, outcome: HandOff['outcome'], answeredAt: Instant): Signal {
  return {
    ...signal,
    handOffs: changed(
      signal.handOffs,
      (handOff) => handOff.id === id,
      (handOff) => ({ ...handOff, outcome, answeredAt }),
    ),
  };
}

/** Nothing that happened on a branch may lie after its closing. */
function closedBranch(signal: Signal, branch: Branch, closedAt: Instant, more: Partial<Branch> = {}): Signal {
  const offers = signal.handOffs.filter((handOff) => handOff.fromBranchId === branch.id);
  insist(
    offers.every((offer) => closedAt >= offer.offeredAt && closedAt >= (offer.answeredAt ?? closedAt)),
    'before-cause',
  );
  if (branch.hold !== null) insistAfter(closedAt, branch.hold.since);
  return changedBranch(signal, branch.id, { closedAt, hold: null, ...more });
}

function changedBranch(signal: Signal, id: string, change: Partial<Branch>): Signal {
  return {
    ...signal,
    branches: changed(
      signal.branches,
      (branch) => branch.id === id,
      (branch) => ({ ...branch, ...change }),
    ),
  };
}

function insistNewBranch(signal: Signal, id: string): void {
  insist(!signal.branches.some((branch) => branch.id === id), 'id-used-twice');
}
