import { PatternField } from '#platform';

const CODE = /^[A-Za-z0-9 -]{8,64}$/;

export class ReceiptRequest {
  @PatternField(
    CODE,
    'The code that the reporter got with the signal',
    'Must be a receipt code: 8 to 64 letters, digits and hyphens',
  )
  receiptCode!: string;
}
