import { ApiProperty } from '@nestjs/swagger';
import { ALL_PARTY_ROLES, type PartyRole } from '#party';
import {
  CodeField,
  CodesField,
  CommandRequest,
  CountField,
  FlagField,
  InstantField,
  PlaceField,
} from '#platform';
import {
  CHANNELS,
  FORMS,
  URGENCIES,
  type Channel,
  type Form,
  type Urgency,
} from '../../domain/vocabulary.js';
import { SignalAnswer } from '../signal-answer.js';

export class RegisterSignalRequest extends CommandRequest {
  @CodeField(ALL_PARTY_ROLES, 'Who noticed it, as a role only')
  source!: PartyRole;

  @CodeField(CHANNELS, 'How it came in')
  channel!: Channel;

  @InstantField('When it was noticed', { optional: true })
  observedAt?: string;

  @InstantField('When it came in. Default: occurredAt', { optional: true })
  receivedAt?: string;

  @PlaceField('Region where it plays; leave it out when not known', { optional: true })
  region?: string;

  @PlaceField('Municipality where it plays; leave it out when not known', { optional: true })
  municipality?: string;

  @CodesField(FORMS, 'Forms of exploitation; none when not known', { optional: true })
  forms?: Form[];

  @CodeField(URGENCIES, 'How soon it must be acted on. Default: normal', { optional: true })
  urgency?: Urgency;

  @CountField(1, 1000, 'Number of persons concerned; leave it out when not known', { optional: true })
  personCount?: number;

  @FlagField('True: make a receipt code, by which the reporter looks up what came of it', { optional: true })
  receipt?: boolean;
}

export class RegisterSignalAnswer extends SignalAnswer {
  @ApiProperty({
    type: String,
    required: false,
    description: 'For the reporter. It is not kept: note it down now',
  })
  readonly receiptCode?: string;
}
