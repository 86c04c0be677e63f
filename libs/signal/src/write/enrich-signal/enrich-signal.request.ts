import { CodeField, CodesField, CommandRequest, CountField, IdField, PlaceField } from '#platform';
import { FORMS, URGENCIES, type Form, type Urgency } from '../../domain/vocabulary.js';

export class EnrichSignalRequest extends CommandRequest {
  @IdField('A branch that the acting party holds')
  branchId!: string;

  @CodesField(FORMS, 'Forms of exploitation; replaces those known', { optional: true })
  forms?: Form[];

  @CodeField(URGENCIES, 'How soon it must be acted on', { optional: true })
  urgency?: Urgency;

  @CountField(1, 1000, 'Number of persons concerned', { optional: true })
  personCount?: number;

  @PlaceField('Region where it plays', { optional: true })
  region?: string;

  @PlaceField('Municipality where it plays', { optional: true })
  municipality?: string;
}
