import { IdField } from '#platform';

/** What the address of a command names. */
export class SignalPath {
  @IdField('The signal')
  signalId!: string;
}

export class HandOffPath extends SignalPath {
  @IdField('The hand-off')
  handOffId!: string;
}

export class ReportPath extends SignalPath {
  @IdField('The report')
  reportId!: string;
}
