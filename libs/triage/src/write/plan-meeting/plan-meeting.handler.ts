import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidFrom } from '#event-sourcing';
import { PartyDirectory } from '#party';
import type { Sent } from '#platform';
import type { MeetingAnswer } from '../meeting-answer.js';
import { MeetingWriter } from '../meeting-writer.service.js';
import type { PlanMeetingRequest } from './plan-meeting.request.js';

export class PlanMeetingCommand extends Command<MeetingAnswer> {
  constructor(
    readonly request: PlanMeetingRequest,
    readonly sent: Sent,
  ) {
    super();
  }
}

@CommandHandler(PlanMeetingCommand)
export class PlanMeetingHandler implements ICommandHandler<PlanMeetingCommand> {
  constructor(
    private readonly meetings: MeetingWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ request, sent }: PlanMeetingCommand): Promise<MeetingAnswer> {
    const meetingId = uuidFrom(sent.commandId, 'meeting');
    const data = {
      meetingId,
      region: this.parties.requireRegion(request.region, 'region'),
      startsAt: request.startsAt,
      chair: this.parties.require(request.chair ?? sent.actor.id, 'chair'),
      members: request.members.map((id, index) => this.parties.require(id, `members.${index}`)),
      generated: false,
    };
    return this.meetings.write(meetingId, { type: 'plan-meeting', data }, request, sent, () => {
      this.parties.requireOpen(data.chair.id, 'chair');
      request.members.forEach((id, index) => this.parties.requireOpen(id, `members.${index}`));
    });
  }
}
