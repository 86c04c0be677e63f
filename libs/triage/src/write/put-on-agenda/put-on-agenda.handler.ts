import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MeetingAnswer } from '../meeting-answer.js';
import { MeetingUseCase } from '../meeting-use-case.js';
import { MeetingWriter } from '../meeting-writer.service.js';
import type { PutOnAgendaRequest } from './put-on-agenda.request.js';

export class PutOnAgendaCommand extends MeetingUseCase<PutOnAgendaRequest> {}

@CommandHandler(PutOnAgendaCommand)
export class PutOnAgendaHandler implements ICommandHandler<PutOnAgendaCommand> {
  constructor(private readonly meetings: MeetingWriter) {}

  async execute({ path, request, sent }: PutOnAgendaCommand): Promise<MeetingAnswer> {
    const subjects = await this.meetings.subjectsFor(request.signalId, request.subjects);
    const data = { signalId: request.signalId, subjects, cause: 'added' as const };
    return this.meetings.write(path.meetingId, { type: 'put-on-agenda', data }, request, sent);
  }
}
