import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { MeetingAnswer } from '../meeting-answer.js';
import { MeetingPath } from '../meeting-path.request.js';
import { PutOnAgendaCommand } from './put-on-agenda.handler.js';
import { PutOnAgendaRequest } from './put-on-agenda.request.js';

@Controller('meetings/:meetingId/agenda-items')
export class PutOnAgendaController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('hold-meetings')
  @CommandRoute({ tag: 'triage', summary: 'Put a signal on the agenda', answer: MeetingAnswer })
  send(
    @Param() path: MeetingPath,
    @Body() body: PutOnAgendaRequest,
    @SentBy() sent: Sent,
  ): Promise<MeetingAnswer> {
    return this.commands.execute(new PutOnAgendaCommand(path, body, sent));
  }
}
