import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '#event-sourcing';
import { PartyDirectory } from '#party';
import type { ReportingAnswer } from '../../domain/meeting.events.js';
import type { MeetingAnswer } from '../meeting-answer.js';
import { MeetingUseCase } from '../meeting-use-case.js';
import { MeetingWriter } from '../meeting-writer.service.js';
import type { DecideReportingRequest, ReportingAnswerRequest } from './decide-reporting.request.js';

export class DecideReportingCommand extends MeetingUseCase<DecideReportingRequest> {}

@CommandHandler(DecideReportingCommand)
export class DecideReportingHandler implements ICommandHandler<DecideReportingCommand> {
  constructor(
    private readonly meetings: MeetingWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: DecideReportingCommand): Promise<MeetingAnswer> {
    const data = {
      signalId: request.signalId,
      subject: request.subject,
      answer: this.answerOf(request.answer),
    };
    return this.meetings.write(path.meetingId, { type: 'decide-reporting', data }, request, sent, () => {
      if (data.answer.kind === 'assign') this.parties.requireOpen(data.answer.to.id, 'answer.to');
    });
  }

  private answerOf(answer: ReportingAnswerRequest): ReportingAnswer {
    requireOnly(answer);
    const { kind, to = '', due = '', reason = 'other', until = '' } = answer;
    switch (kind) {
      case 'assign':
        return { kind, to: this.parties.require(to, 'answer.to'), due };
      case 'waive':
        return { kind, reason };
      case 'defer':
        return { kind, until };
    }
  }
}

const FIELDS_OF_KIND = { assign: ['to', 'due'], waive: ['reason'], defer: ['until'] } as const;

/** Each kind of answer takes its own fields, all of them and no others. */
function requireOnly(answer: ReportingAnswerRequest): void {
  const own: readonly string[] = FIELDS_OF_KIND[answer.kind];
  for (const field of ['to', 'due', 'reason', 'until'] as const) {
    const given = answer[field] !== undefined;
    if (own.includes(field) && !given)
      throw new DomainError(
        'required',
        `Required with the answer ${answer.kind}`,
        'invalid',
        `answer.${field}`,
      );
    if (!own.includes(field) && given)
      throw new DomainError(
        'not-of-this-kind',
        `Not with the answer ${answer.kind}`,
        'invalid',
        `answer.${field}`,
      );
  }
}
