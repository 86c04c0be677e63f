import { CodeField } from '#platform';
import { AddressIdField, SignalListRequest } from '../as-of.request.js';
import { TRAY_KINDS, type TrayKind } from './in-tray.view.js';

export class PartyParam {
  @AddressIdField('Id of the party')
  partyId!: string;
}

export class InTrayRequest extends SignalListRequest {
  @CodeField(TRAY_KINDS, 'Why it lies there', { optional: true })
  kind?: TrayKind;
}
