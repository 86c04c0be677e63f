import type { GiveFeedback } from '../signal.commands.js';
import type { SignalEvent } from '../signal.events.js';
import type { Branch, FeedbackDuty, Signal } from '../signal.state.js';
import { by, conflict, forbidden, notFound, requireAfter, type Context, type Events } from './guards.js';

/** Word of the outcome goes back along the path, level by level, to the reporter (report, lessons 6.5-4, 7.5-7, 8.5-9). */
export function giveFeedback(signal: Signal, { data }: GiveFeedback, context: Context): Events {
  const duty = signal.duties.find((candidate) => candidate.id === data.dutyId);
  if (duty === undefined) throw notFound('unknown-duty', 'The signal has no such feedback duty', 'dutyId');
  if (duty.from.id !== context.actor.id)
    throw forbidden('not-owed-by-you', 'Only the party that owes the feedback gives it');
  if (duty.givenAt !== null) throw conflict('already-given', 'This feedback was given already');
  requireAfter(context, duty.since);
  const given: SignalEvent = {
    type: 'signal.feedback-given.v1',
    occurredAt: context.occurredAt,
    data: { ...data, by: by(context) },
  };
  return [given, ...nextLevel(signal, duty, context)];
}

/** When a holder is done, whoever gave it the signal is owed the outcome. Nobody is owed the same twice at once. */
export function owedOutcome(signal: Signal, branch: Branch, context: Context): SignalEvent[] {
  const to = branch.receivedFrom;
  if (to === null && !branch.fromReporter) return [];
  const because = branch.handOffId ?? branch.id;
  if (
    signal.duties.some(
      (duty) => duty.about === 'outcome' && duty.because === because && duty.givenAt === null,
    )
  )
    return [];
  return [
    {
      type: 'signal.feedback-owed.v1',
      occurredAt: context.occurredAt,
      data: { dutyId: context.id(`outcome:${because}`), from: branch.holder, to, about: 'outcome', because },
    },
  ];
}

/** Who now knows the outcome, and got the signal from someone else, owes that one the outcome in turn. */
function nextLevel(signal: Signal, duty: FeedbackDuty, context: Context): SignalEvent[] {
  if (duty.about !== 'outcome' || duty.to === null) return [];
  const handOff = signal.handOffs.find((candidate) => candidate.id === duty.because);
  const senderBranch = signal.branches.find((branch) => branch.id === handOff?.fromBranchId);
  return senderBranch === undefined ? [] : owedOutcome(signal, senderBranch, context);
}
