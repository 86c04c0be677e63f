import type { Instant } from '#event-sourcing';
import {
  listOf,
  Moment,
  MomentOrNull,
  SignalSummaryAnswer,
  Table,
  Text,
  TextOrNull,
  Whole,
} from '../answer.js';
import type { DropOut, DropOutCount } from './drop-outs.view.js';

export class DropOutAnswer extends SignalSummaryAnswer implements DropOut {
  @Text('Branch of custody')
  readonly branchId!: string;
  @Text('Role of the desk that holds or held it')
  readonly gate!: string;
  @Text('The party that holds or held it')
  readonly partyId!: string;
  @Text('Why it ended; still-here: it did not')
  readonly reason!: string;
  @TextOrNull('What it is called now, when it was relabelled')
  readonly relabelledAs!: string | null;
  @Moment('Since when it was held')
  readonly since!: Instant;
  @MomentOrNull('Null: still here')
  readonly endedAt!: Instant | null;
  @Text('The fact that began it')
  readonly openedBy!: string;
  @TextOrNull('The fact that ended it')
  readonly closedBy!: string | null;
}

export class DropOutCountAnswer implements DropOutCount {
  @Table('object', 'The combination that the figure is of: grouping to code; null: not known, or still here')
  readonly group!: DropOutCount['group'];
  @Whole('Branches of custody')
  readonly branches!: number;
  @Whole('Signals')
  readonly signals!: number;
}

export const DropOutList = listOf(DropOutAnswer);
export const DropOutCountList = listOf(DropOutCountAnswer);
