import { IsObject } from 'class-validator';
import { ALL_PARTY_ROLES, type PartyRole } from '#party';
import {
  CodeField,
  CodesField,
  CommandRequest,
  CountField,
  field,
  FlagField,
  InstantField,
  ListField,
  PlaceField,
} from '#platform';
import { FORMS, type Form } from '#signal';
import { STALL_KINDS, type Gate } from '../../domain/route.events.js';

const LONGEST_NORM_DAYS = 365;

export class RoutePath {
  @PlaceField('The region')
  region!: string;
}

export class GateRequest {
  @CodeField(ALL_PARTY_ROLES, 'The desks of this role')
  role!: PartyRole;

  @field(
    {
      type: 'object',
      additionalProperties: { type: 'integer', minimum: 0, maximum: LONGEST_NORM_DAYS },
      description: `Days that each kind of waiting may last here; kinds: ${STALL_KINDS.join(', ')}`,
    },
    {},
    IsObject(),
  )
  normDays!: Gate['normDays'];

  @FlagField('Signals come in here')
  firstContact!: boolean;

  @FlagField('It reports to the registry')
  reports!: boolean;
}

export class PermittedHandOffRequest {
  @CodeField(ALL_PARTY_ROLES, 'From the desks of this role')
  from!: PartyRole;

  @CodeField(ALL_PARTY_ROLES, 'To the desks of this role')
  to!: PartyRole;

  @CodesField(FORMS, 'For these forms only. Default: for all', { optional: true })
  forms?: Form[];

  @FlagField('For acute signals only. Default: false', { optional: true })
  acuteOnly?: boolean;
}

export class PublishRouteRequest extends CommandRequest {
  @InstantField('From when it is in force')
  inForceFrom!: string;

  @ListField(GateRequest, 40, 'The desks on the route')
  gates!: GateRequest[];

  @ListField(PermittedHandOffRequest, 400, 'From which desk to which a signal may go')
  handOffs!: PermittedHandOffRequest[];

  @CountField(1, LONGEST_NORM_DAYS, 'Days between triage meetings', { optional: true })
  triageEveryDays?: number;
}
