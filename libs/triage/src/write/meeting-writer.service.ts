import { Injectable } from '@nestjs/common';
import { CommandRunner, DomainError } from '#event-sourcing';
import { envelopeOf, type CommandRequest, type Sent } from '#platform';
import type { Subject } from '#signal';
import type { MeetingCommand } from '../domain/meeting.commands.js';
import { meetingDecider } from '../domain/meeting.decider.js';
import { meetingStream } from '../domain/meeting.event-types.js';
import { loadSignal, subjectsOf, undecidedSubjects } from '../open-questions.js';
import { meetingAnswer, type MeetingAnswer } from './meeting-answer.js';

/** Sends commands to meetings and answers what they made. */
@Injectable()
export class MeetingWriter {
  constructor(private readonly commands: CommandRunner) {}

  /** `whenNew`: what must hold outside the stream, unless the command was handled before; throws when it does not. */
  async write(
    meetingId: string,
    command: MeetingCommand,
    request: CommandRequest,
    sent: Sent,
    whenNew?: () => unknown,
  ): Promise<MeetingAnswer> {
    const envelope = { ...envelopeOf(sent, request), whenNew };
    return meetingAnswer(
      meetingId,
      await this.commands.run(meetingDecider, meetingStream(meetingId), command, envelope),
    );
  }

  /** The subjects named, which the signal must have; when none are named, those whose question is not settled. */
  async subjectsFor(signalId: string, named: readonly Subject[] | undefined): Promise<readonly Subject[]> {
    const signal = await loadSignal(this.commands, signalId);
    if (signal === null)
      throw new DomainError('unknown-signal', 'There is no such signal', 'invalid', 'signalId');
    if (named === undefined) return undecidedSubjects(signal);
    const known = subjectsOf(signal);
    const wrong = named.findIndex((subject) => !known.includes(subject));
    if (wrong >= 0)
      throw new DomainError(
        'wrong-subject',
        'The signal asks no such question',
        'invalid',
        `subjects.${wrong}`,
      );
    return named;
  }
}
