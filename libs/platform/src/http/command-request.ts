import { InstantField } from './fields.js';

/** What every command's body may say. */
export class CommandRequest {
  @InstantField('When it happened. Default: the moment of receipt. Not in the future', { optional: true })
  occurredAt?: string;
}
