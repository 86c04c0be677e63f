import { CodeField, CommandRequest, FlagField, IdField, PartiesField } from '#platform';
import { LEGAL_BASES, type LegalBasis } from '../../domain/vocabulary.js';

export class OfferHandOffRequest extends CommandRequest {
  @IdField('The branch that is handed on')
  branchId!: string;

  @PartiesField('One party, or several for a split; none twice')
  to!: string[];

  @FlagField('True: the sender goes on holding its branch also after acceptance. Default: false', {
    optional: true,
  })
  keepsCustody?: boolean;

  @CodeField(LEGAL_BASES, 'Ground for sharing; required across regions', { optional: true })
  legalBasis?: LegalBasis;
}
