import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyDirectory } from '#party';
import type { MeetingAnswer } from '../meeting-answer.js';
import { MeetingUseCase } from '../meeting-use-case.js';
import { MeetingWriter } from '../meeting-writer.service.js';
import type { DecideActionRequest } from './decide-action.request.js';

export class DecideActionCommand extends MeetingUseCase<DecideActionRequest> {}

@CommandHandler(DecideActionCommand)
export class DecideActionHandler implements ICommandHandler<DecideActionCommand> {
  constructor(
    private readonly meetings: MeetingWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: DecideActionCommand): Promise<MeetingAnswer> {
    const data = {
      signalId: request.signalId,
      party: this.parties.require(request.party, 'party'),
      action: request.action,
      due: request.due,
    };
    return this.meetings.write(path.meetingId, { type: 'decide-action', data }, request, sent, () =>
      this.parties.requireOpen(request.party, 'party'),
    );
  }
}
