import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { PartyCommandAnswer } from '../party-answer.js';
import { PartyPath } from '../party-path.request.js';
import { ClosePartyCommand } from './close-party.handler.js';
import { ClosePartyRequest } from './close-party.request.js';

@Controller('parties/:partyId/closings')
export class ClosePartyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('manage-parties')
  @CommandRoute({
    tag: 'parties',
    summary: 'Close a party: it takes nothing new on',
    answer: PartyCommandAnswer,
  })
  send(
    @Param() path: PartyPath,
    @Body() body: ClosePartyRequest,
    @SentBy() sent: Sent,
  ): Promise<PartyCommandAnswer> {
    return this.commands.execute(new ClosePartyCommand(path.partyId, body, sent));
  }
}
