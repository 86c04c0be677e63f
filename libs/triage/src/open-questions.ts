import type { CommandRunner, Instant } from '#event-sourcing';
import {
  holdersOf,
  reportingQuestions,
  signalDecider,
  signalStream,
  type Signal,
  type Subject,
} from '#signal';
import type { OpenQuestion } from './domain/meeting.commands.js';

/** A signal as its own stream tells it now; null when there is none. */
export async function loadSignal(commands: CommandRunner, signalId: string): Promise<Signal | null> {
  const { state } = await commands.load(signalDecider, signalStream(signalId));
  return state.signal;
}

/** Whose reporting question is asked now: the whole signal, or each known person. */
export function subjectsOf(signal: Signal): readonly Subject[] {
  return reportingQuestions(signal).map(({ subject }) => subject);
}

/** Whose question was neither reported on nor waived: an answer that may still lapse is none for good. */
export function undecidedSubjects(signal: Signal): readonly Subject[] {
  return reportingQuestions(signal)
    .filter(({ state }) => state !== 'submitted' && state !== 'acknowledged' && state !== 'waived')
    .map(({ subject }) => subject);
}

/**
 * Whose question has no answer at an instant: nobody decided, or it was put off until a date that has come. A duplicate
 * asks nothing: its survivor does.
 */
export function unansweredSubjects(signal: Signal, at: Instant): readonly Subject[] {
  if (signal.mergedInto !== null) return [];
  return reportingQuestions(signal)
    .filter(({ state, due }) => state === 'open' || (state === 'deferred' && due !== null && due <= at))
    .map(({ subject }) => subject);
}

/** What the signals on an agenda say themselves, for the command that closes the meeting. */
export async function loadOpenQuestions(
  commands: CommandRunner,
  signalIds: Iterable<string>,
  at: Instant,
): Promise<readonly OpenQuestion[]> {
  const questions: OpenQuestion[] = [];
  for (const signalId of signalIds) {
    const signal = await loadSignal(commands, signalId);
    if (signal) questions.push(...unansweredSubjects(signal, at).map((subject) => ({ signalId, subject })));
  }
  return questions;
}

/** The region whose meeting deals with a signal: where it plays, else where it is held, else where it was registered. */
export function triageRegionOf(signal: Signal): string | null {
  const held = holdersOf(signal).map(({ region }) => region);
  return (
    [signal.region, ...held, signal.registration.registeredBy.region].find((region) => region !== null) ??
    null
  );
}
