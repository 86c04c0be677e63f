import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { PartyCommandAnswer } from '../party-answer.js';
import { RegisterPartyCommand } from './register-party.handler.js';
import { RegisterPartyRequest } from './register-party.request.js';

@Controller('parties')
export class RegisterPartyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('manage-parties')
  @CommandRoute({ tag: 'parties', summary: 'Register a party of the chain', answer: PartyCommandAnswer })
  send(@Body() body: RegisterPartyRequest, @SentBy() sent: Sent): Promise<PartyCommandAnswer> {
    return this.commands.execute(new RegisterPartyCommand(body.id, body, sent));
  }
}
