import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { MeetingAnswer } from '../meeting-answer.js';
import { MeetingPath } from '../meeting-path.request.js';
import { TakeOffAgendaCommand } from './take-off-agenda.handler.js';
import { TakeOffAgendaRequest } from './take-off-agenda.request.js';

@Controller('meetings/:meetingId/agenda-removals')
export class TakeOffAgendaController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('hold-meetings')
  @CommandRoute({ tag: 'triage', summary: 'Take a signal off the agenda', answer: MeetingAnswer })
  send(
    @Param() path: MeetingPath,
    @Body() body: TakeOffAgendaRequest,
    @SentBy() sent: Sent,
  ): Promise<MeetingAnswer> {
    return this.commands.execute(new TakeOffAgendaCommand(path, body, sent));
  }
}
