import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyDirectory } from '#party';
import type { MeetingAnswer } from '../meeting-answer.js';
import { MeetingUseCase } from '../meeting-use-case.js';
import { MeetingWriter } from '../meeting-writer.service.js';
import type { DecideFeedbackRequest } from './decide-feedback.request.js';

export class DecideFeedbackCommand extends MeetingUseCase<DecideFeedbackRequest> {}

@CommandHandler(DecideFeedbackCommand)
export class DecideFeedbackHandler implements ICommandHandler<DecideFeedbackCommand> {
  constructor(
    private readonly meetings: MeetingWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: DecideFeedbackCommand): Promise<MeetingAnswer> {
    const data = {
      signalId: request.signalId,
      to: this.parties.require(request.to, 'to'),
      outcome: request.outcome,
    };
    return this.meetings.write(path.meetingId, { type: 'decide-feedback', data }, request, sent);
  }
}
