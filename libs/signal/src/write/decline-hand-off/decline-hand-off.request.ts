import { CodeField, CommandRequest } from '#platform';
import { DECLINE_REASONS, type DeclineReason } from '../../domain/vocabulary.js';

export class DeclineHandOffRequest extends CommandRequest {
  @CodeField(DECLINE_REASONS, 'Why')
  reason!: DeclineReason;
}
