import {
  CodeField,
  CommandRequest,
  IdField,
  InstantField,
  ObjectField,
  PartyField,
  SubjectField,
} from '#platform';
import { WAIVE_REASONS, type WaiveReason } from '#signal';

export const ANSWER_KINDS = ['assign', 'waive', 'defer'] as const;

/** `assign` takes `to` and `due`, `waive` takes `reason`, `defer` takes `until`. */
export class ReportingAnswerRequest {
  @CodeField(ANSWER_KINDS, 'assign: a party reports; waive: nobody does; defer: it is decided later')
  kind!: (typeof ANSWER_KINDS)[number];

  @PartyField('The party that reports; with assign', { optional: true })
  to?: string;

  @InstantField('By when it reports; with assign', { optional: true })
  due?: string;

  @CodeField(WAIVE_REASONS, 'Why nobody reports; with waive', { optional: true })
  reason?: WaiveReason;

  @InstantField('Until when it is put off; with defer', { optional: true })
  until?: string;
}

export class DecideReportingRequest extends CommandRequest {
  @IdField('A signal on the agenda')
  signalId!: string;

  @SubjectField()
  subject!: string;

  @ObjectField(ReportingAnswerRequest, 'The answer')
  answer!: ReportingAnswerRequest;
}
