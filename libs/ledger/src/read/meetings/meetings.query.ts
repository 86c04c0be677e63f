import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { AsOf, Listed } from '../as-of.js';
import {
  meeting,
  meetings,
  type ListedMeeting,
  type MeetingsCriteria,
  type MeetingView,
} from './meetings.view.js';

export class MeetingsQuery extends Query<Listed<ListedMeeting>> {
  constructor(readonly criteria: MeetingsCriteria) {
    super();
  }
}

export class MeetingQuery extends Query<MeetingView | undefined> {
  constructor(
    readonly meetingId: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}

@QueryHandler(MeetingsQuery)
export class MeetingsHandler implements IQueryHandler<MeetingsQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: MeetingsQuery): Promise<Listed<ListedMeeting>> {
    return this.views.ask(({ reader }) => meetings(reader, criteria));
  }
}

@QueryHandler(MeetingQuery)
export class MeetingHandler implements IQueryHandler<MeetingQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ meetingId, asOf }: MeetingQuery): Promise<MeetingView | undefined> {
    return this.views.ask(({ reader }) => meeting(reader, meetingId, asOf));
  }
}
