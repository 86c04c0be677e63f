import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { PartyCommandAnswer } from '../party-answer.js';
import { PartyPath } from '../party-path.request.js';
import { RenamePartyCommand } from './rename-party.handler.js';
import { RenamePartyRequest } from './rename-party.request.js';

@Controller('parties/:partyId/renamings')
export class RenamePartyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('manage-parties')
  @CommandRoute({ tag: 'parties', summary: 'Give a party another name', answer: PartyCommandAnswer })
  send(
    @Param() path: PartyPath,
    @Body() body: RenamePartyRequest,
    @SentBy() sent: Sent,
  ): Promise<PartyCommandAnswer> {
    return this.commands.execute(new RenamePartyCommand(path.partyId, body, sent));
  }
}
