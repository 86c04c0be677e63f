import { AddressIdField } from '../as-of.request.js';

export class SignalParam {
  @AddressIdField('Id of the signal')
  signalId!: string;
}
