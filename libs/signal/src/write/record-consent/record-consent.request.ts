import { CodeField, CommandRequest, SubjectField } from '#platform';
import { CONSENT_SCOPES, type ConsentScope } from '../../domain/vocabulary.js';

const CONSENT_ANSWERS = ['asked', 'given', 'refused', 'withdrawn'] as const;

export class RecordConsentRequest extends CommandRequest {
  @SubjectField()
  subject!: string;

  @CodeField(CONSENT_SCOPES, 'Consent to what')
  scope!: ConsentScope;

  @CodeField(CONSENT_ANSWERS, 'What came of asking')
  answer!: (typeof CONSENT_ANSWERS)[number];
}
