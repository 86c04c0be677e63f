import { CodeField, PatternField, QueryCountField } from '#platform';
import { DIRECTIONS, type Direction } from '../stream/replay.js';

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const LARGEST_PAGE = 200;
const MOST_STEPS = 1_000_000;

function ReplayedIdField(description: string): PropertyDecorator {
  return PatternField(ID, description, 'Must be an id: 1 to 128 letters, digits, dots, colons and hyphens');
}

export class ReplayedSignalParam {
  @ReplayedIdField('Id of the signal')
  signalId!: string;
}

export class ReplayedMeetingParam {
  @ReplayedIdField('Id of the meeting')
  meetingId!: string;
}

/** Which step to show with its state, and which page of the list of steps. */
export class ReplayRequest {
  @QueryCountField(0, MOST_STEPS, 'Show the state after the event of this revision, from 0', {
    optional: true,
  })
  revision?: number;

  @QueryCountField(
    1,
    MOST_STEPS,
    'Or: show the state after this step, counted from 1 in the direction. Default: 1',
    { optional: true },
  )
  step?: number;

  @CodeField(DIRECTIONS, 'Order of the steps. Default: forward', { optional: true })
  direction: Direction = 'forward';

  @QueryCountField(1, MOST_STEPS, 'Page of the list of steps, from 1', { optional: true })
  page = 1;

  @QueryCountField(1, LARGEST_PAGE, 'Steps on a page. Default: 50', { optional: true })
  pageSize = 50;
}
