import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MeetingAnswer } from '../meeting-answer.js';
import { MeetingUseCase } from '../meeting-use-case.js';
import { MeetingWriter } from '../meeting-writer.service.js';
import type { TakeOffAgendaRequest } from './take-off-agenda.request.js';

export class TakeOffAgendaCommand extends MeetingUseCase<TakeOffAgendaRequest> {}

@CommandHandler(TakeOffAgendaCommand)
export class TakeOffAgendaHandler implements ICommandHandler<TakeOffAgendaCommand> {
  constructor(private readonly meetings: MeetingWriter) {}

  async execute({ path, request, sent }: TakeOffAgendaCommand): Promise<MeetingAnswer> {
    const data = { signalId: request.signalId };
    return this.meetings.write(path.meetingId, { type: 'take-off-agenda', data }, request, sent);
  }
}
