import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MeetingAnswer } from '../meeting-answer.js';
import { MeetingUseCase } from '../meeting-use-case.js';
import { MeetingWriter } from '../meeting-writer.service.js';
import type { MarkActionDoneRequest } from './mark-action-done.request.js';

export class MarkActionDoneCommand extends MeetingUseCase<MarkActionDoneRequest> {}

@CommandHandler(MarkActionDoneCommand)
export class MarkActionDoneHandler implements ICommandHandler<MarkActionDoneCommand> {
  constructor(private readonly meetings: MeetingWriter) {}

  async execute({ path, request, sent }: MarkActionDoneCommand): Promise<MeetingAnswer> {
    const data = { decisionId: request.decisionId };
    return this.meetings.write(path.meetingId, { type: 'mark-action-done', data }, request, sent);
  }
}
