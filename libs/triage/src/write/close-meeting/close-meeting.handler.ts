import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, DomainError, type Instant } from '#event-sourcing';
import { CLOCK } from '#event-sourcing/nest';
import { unansweredQuestions } from '../../domain/decide/close.js';
import type { OpenQuestion } from '../../domain/meeting.commands.js';
import { meetingDecider } from '../../domain/meeting.decider.js';
import { meetingStream } from '../../domain/meeting.event-types.js';
import { loadOpenQuestions } from '../../open-questions.js';
import type { MeetingAnswer } from '../meeting-answer.js';
import { MeetingUseCase } from '../meeting-use-case.js';
import { MeetingWriter } from '../meeting-writer.service.js';
import type { CloseMeetingRequest } from './close-meeting.request.js';

/** How often the agenda is looked at again when it changes between looking and closing. */
const ATTEMPTS = 5;

export class CloseMeetingCommand extends MeetingUseCase<CloseMeetingRequest> {}

@CommandHandler(CloseMeetingCommand)
export class CloseMeetingHandler implements ICommandHandler<CloseMeetingCommand> {
  constructor(
    private readonly meetings: MeetingWriter,
    private readonly commands: CommandRunner,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  async execute({ path: { meetingId }, request, sent }: CloseMeetingCommand): Promise<MeetingAnswer> {
    const at = request.occurredAt ?? this.now();
    for (let attempt = 1; ; attempt += 1) {
      const { openQuestions, revision } = await this.look(meetingId, at);
      const condition = { ...sent, expectedRevision: sent.expectedRevision ?? revision };
      try {
        return await this.meetings.write(
          meetingId,
          { type: 'close-meeting', data: { openQuestions } },
          request,
          condition,
        );
      } catch (error) {
        const moved = error instanceof DomainError && error.code === 'revision-mismatch';
        if (!moved || sent.expectedRevision !== undefined || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  /** The questions without any answer, and the revision of the agenda that they were looked up for. */
  private async look(
    meetingId: string,
    at: Instant,
  ): Promise<{ readonly openQuestions: readonly OpenQuestion[]; readonly revision: number | undefined }> {
    const { state, revision } = await this.commands.load(meetingDecider, meetingStream(meetingId));
    if (state?.status !== 'planned') return { openQuestions: [], revision: undefined };
    const open = await loadOpenQuestions(this.commands, state.agenda.keys(), at);
    return {
      openQuestions: unansweredQuestions(state, open),
      revision: revision === 'no-stream' ? undefined : revision,
    };
  }
}
