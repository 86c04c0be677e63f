import { Module } from '@nestjs/common';
import { ClosePartyController } from '../write/close-party/close-party.controller.js';
import { ClosePartyHandler } from '../write/close-party/close-party.handler.js';
import { PartyWriter } from '../write/party-writer.service.js';
import { RegisterPartyController } from '../write/register-party/register-party.controller.js';
import { RegisterPartyHandler } from '../write/register-party/register-party.handler.js';
import { RenamePartyController } from '../write/rename-party/rename-party.controller.js';
import { RenamePartyHandler } from '../write/rename-party/rename-party.handler.js';

@Module({
  controllers: [RegisterPartyController, RenamePartyController, ClosePartyController],
  providers: [PartyWriter, RegisterPartyHandler, RenamePartyHandler, ClosePartyHandler],
})
export class PartyWriteModule {}
