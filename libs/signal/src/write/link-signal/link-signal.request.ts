import { CodeField, CommandRequest, IdField } from '#platform';
import { LINK_BASES, type LinkBasis } from '../../domain/vocabulary.js';

export class LinkSignalRequest extends CommandRequest {
  @IdField('The other signal')
  otherSignalId!: string;

  @CodeField(LINK_BASES, 'What they have in common')
  basis!: LinkBasis;
}
