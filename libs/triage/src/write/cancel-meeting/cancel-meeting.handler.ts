import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MeetingAnswer } from '../meeting-answer.js';
import { MeetingUseCase } from '../meeting-use-case.js';
import { MeetingWriter } from '../meeting-writer.service.js';
import type { CancelMeetingRequest } from './cancel-meeting.request.js';

export class CancelMeetingCommand extends MeetingUseCase<CancelMeetingRequest> {}

@CommandHandler(CancelMeetingCommand)
export class CancelMeetingHandler implements ICommandHandler<CancelMeetingCommand> {
  constructor(private readonly meetings: MeetingWriter) {}

  async execute({ path, request, sent }: CancelMeetingCommand): Promise<MeetingAnswer> {
    const data = {};
    return this.meetings.write(path.meetingId, { type: 'cancel-meeting', data }, request, sent);
  }
}
