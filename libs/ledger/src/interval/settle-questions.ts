import type { Interval } from './interval.js';

/** Nobody is to report: the question waits for an answer as long as the signal lives. */
export function isUnanswered(state: string): boolean {
  return state === 'open' || state === 'deferred';
}

/**
 * Takes out of the lane `reporting` what asks nobody any more: questions that were acknowledged or waived, and those that
 * nobody had answered when their signal ended. Reopening the signal asks them again.
 */
export function settleQuestions(
  told: readonly Interval[],
  profile: readonly Interval[],
): readonly Interval[] {
  return told.flatMap((interval) => {
    if (interval.lane !== 'reporting') return [interval];
    if (interval.state === 'acknowledged' || interval.state === 'waived') return [settled(interval)];
    return isUnanswered(interval.state) ? whileLiveOrEnded(interval, profile) : [interval];
  });
}

function settled(interval: Interval): Interval {
  return { ...interval, lane: 'reporting-settled' };
}

/** Cuts a question where its signal ended or was reopened. */
function whileLiveOrEnded(question: Interval, profile: readonly Interval[]): readonly Interval[] {
  const pieces: Interval[] = [];
  for (const { from, to, state, openedBy, closedBy } of profile) {
    const piece = state === 'ended' ? settled(question) : question;
    const last = pieces.at(-1);
    const cut = {
      from: Math.max(from, question.from),
      to: Math.min(to, question.to),
      openedBy: from > question.from ? openedBy : question.openedBy,
      closedBy: to < question.to ? closedBy : question.closedBy,
    };
    if (cut.to <= cut.from) continue;
    // The signal was found out more of, which changes nothing about the question.
    if (last?.lane === piece.lane)
      pieces[pieces.length - 1] = { ...last, to: cut.to, closedBy: cut.closedBy };
    else pieces.push({ ...piece, ...cut });
  }
  return pieces;
}
