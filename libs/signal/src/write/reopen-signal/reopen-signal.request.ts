import { CodeField, CommandRequest, PartyField } from '#platform';
import { REOPEN_REASONS, type ReopenReason } from '../../domain/vocabulary.js';

export class ReopenSignalRequest extends CommandRequest {
  @PartyField('Who holds it from now on. Default: the acting party', { optional: true })
  holder?: string;

  @CodeField(REOPEN_REASONS, 'Why')
  reason!: ReopenReason;
}
