import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { RegisterSignalCommand } from './register-signal.handler.js';
import { RegisterSignalAnswer, RegisterSignalRequest } from './register-signal.request.js';

@Controller('signals')
export class RegisterSignalController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('register-signals')
  @CommandRoute({
    tag: 'signals',
    summary: 'Register a signal; the acting party holds it',
    answer: RegisterSignalAnswer,
  })
  send(@Body() body: RegisterSignalRequest, @SentBy() sent: Sent): Promise<RegisterSignalAnswer> {
    return this.commands.execute(new RegisterSignalCommand(body, sent));
  }
}
