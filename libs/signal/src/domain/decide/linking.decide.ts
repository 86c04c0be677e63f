import type {
  AbsorbDuplicate,
  LinkSignal,
  MergeSignal,
  ReleaseDuplicate,
  UndoMerge,
  UnlinkSignal,
} from '../signal.commands.js';
import type { SignalEvent } from '../signal.events.js';
import { openBranches, type Signal } from '../signal.state.js';
import { endOf, withdrawals } from './custody.decide.js';
import {
  by,
  conflict,
  forbidden,
  invalid,
  isDirectorOf,
  notFound,
  requireAfter,
  requireHolderOrDirector,
  type Context,
  type Events,
} from './guards.js';

export function linkSignal(signal: Signal, { data }: LinkSignal, context: Context): Events {
  requireHolderOrDirector(signal, context);
  requireOther(signal, data.otherSignalId, 'otherSignalId');
  requireAfter(context, signal.receivedAt);
  if (findLink(signal, data) !== undefined) return [];
  return [{ type: 'signal.linked.v1', occurredAt: context.occurredAt, data: { ...data, by: by(context) } }];
}

export function unlinkSignal(signal: Signal, { data }: UnlinkSignal, context: Context): Events {
  requireHolderOrDirector(signal, context);
  const link = findLink(signal, data);
  if (link === undefined) throw notFound('not-linked', 'There is no such link', 'otherSignalId');
  requireAfter(context, link.since);
  return [{ type: 'signal.unlinked.v1', occurredAt: context.occurredAt, data: { ...data, by: by(context) } }];
}

/** A duplicate ends: all that is open in it closes, and the signal it repeats goes on. */
export function mergeSignal(signal: Signal, { data }: MergeSignal, context: Context): Events {
  if (signal.mergedInto !== null) throw conflict('already-merged', 'It was merged already');
  if (signal.endedAt !== null) throw conflict('signal-ended', 'It has ended');
  requireHolderOrDirector(signal, context);
  requireOther(signal, data.into, 'into');
  const { occurredAt } = context;
  const branches = openBranches(signal);
  for (const branch of branches) requireAfter(context, branch.hold?.since ?? branch.openedAt);
  return [
    ...branches.flatMap((branch) => withdrawals(signal, branch, context)),
    { type: 'signal.merged.v1', occurredAt, data: { into: data.into, by: by(context) } },
    ...branches.map((branch): SignalEvent => ({
      type: 'signal.branch-ended.v1',
      occurredAt,
      data: { branchId: branch.id, by: by(context), reason: 'duplicate', relabelledAs: null },
    })),
    { type: 'signal.ended.v1', occurredAt: endOf(signal, occurredAt), data: { reason: 'duplicate' } },
  ];
}

export function undoMerge(signal: Signal, _command: UndoMerge, context: Context): Events {
  if (signal.mergedInto === null || signal.endedAt === null)
    throw conflict('not-merged', 'It was not merged');
  const heldIt = signal.branches.some(
    (branch) => branch.endedByMerge && branch.holder.id === context.actor.id,
  );
  if (!heldIt && !isDirectorOf(signal, context.actor)) {
    throw forbidden(
      'never-in-custody',
      'Only a party that held it or a chain director of its region undoes the merge',
    );
  }
  requireAfter(context, signal.endedAt);
  const reopened = signal.branches
    .filter((branch) => branch.endedByMerge)
    .map((branch, index) => ({ branchId: context.id(`branch:${index}`), holder: branch.holder }));
  return [
    {
      type: 'signal.merge-undone.v1',
      occurredAt: context.occurredAt,
      data: { from: signal.mergedInto, by: by(context), reopened },
    },
  ];
}

export function absorbDuplicate(signal: Signal, { data }: AbsorbDuplicate, context: Context): Events {
  if (signal.absorbed.includes(data.duplicateId)) return [];
  return [{ type: 'signal.duplicate-absorbed.v1', occurredAt: context.occurredAt, data }];
}

export function releaseDuplicate(signal: Signal, { data }: ReleaseDuplicate, context: Context): Events {
  if (!signal.absorbed.includes(data.duplicateId)) return [];
  return [{ type: 'signal.duplicate-released.v1', occurredAt: context.occurredAt, data }];
}

function findLink(signal: Signal, { otherSignalId, basis }: LinkSignal['data']) {
  return signal.links.find((link) => link.otherSignalId === otherSignalId && link.basis === basis);
}

function requireOther(signal: Signal, otherSignalId: string, field: string): void {
  if (otherSignalId === signal.registration.signalId)
    throw invalid('same-signal', 'Name another signal than this one', field);
}
