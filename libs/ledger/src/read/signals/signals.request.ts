import { CodeField, PartyField } from '#platform';
import { SignalListRequest } from '../as-of.request.js';
import { SIGNAL_ORDERS, SIGNAL_STATES, type SignalLife, type SignalOrder } from './signals.view.js';

export class SignalsRequest extends SignalListRequest {
  @CodeField(SIGNAL_STATES, 'Whether anybody still holds it', { optional: true })
  state?: SignalLife;

  @PartyField('The party that holds it', { optional: true })
  holder?: string;

  @CodeField(SIGNAL_ORDERS, 'Order. Default: newest', { optional: true })
  sort?: SignalOrder;
}
