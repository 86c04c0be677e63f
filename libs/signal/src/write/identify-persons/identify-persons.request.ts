import { CodeField, CodesField, CommandRequest, ListField } from '#platform';
import {
  AGE_BANDS,
  FORMS,
  NATIONALITY_REGIONS,
  SEXES,
  type AgeBand,
  type Form,
  type NationalityRegion,
  type Sex,
} from '../../domain/vocabulary.js';

export class PersonRequest {
  @CodeField(SEXES, 'Sex')
  sex!: Sex;

  @CodeField(AGE_BANDS, 'Age, in bands')
  ageBand!: AgeBand;

  @CodeField(NATIONALITY_REGIONS, 'Part of the world of the nationality')
  nationalityRegion!: NationalityRegion;

  @CodesField(FORMS, 'Forms of exploitation')
  forms!: Form[];
}

export class IdentifyPersonsRequest extends CommandRequest {
  @ListField(PersonRequest, 100, 'One for each person')
  persons!: PersonRequest[];
}
