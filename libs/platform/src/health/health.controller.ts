import { Controller, Get, Inject } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { EventStore, Position, ReaderStatus } from '#event-sourcing';
import { EVENT_STORE, EventReaders } from '#event-sourcing/nest';
import { Public } from '../auth/access.js';
import { QueryRoute } from '../http/operation.js';
import { HttpProblem } from '../problem-details/problem.js';

/** At which fact a reader stopped. Why, the log tells. */
export class ReaderFailure {
  @ApiProperty({ type: String, required: false })
  readonly factId?: string;
  @ApiProperty({ type: String, required: false })
  readonly factType?: string;
}

export class ReaderHealth {
  @ApiProperty({ type: String })
  readonly name!: string;
  @ApiProperty({ type: String, enum: ['catching-up', 'live', 'stopped', 'standby', 'elsewhere'] })
  readonly state!: string;
  @ApiProperty({ type: String, description: 'How far it has come' })
  readonly position!: string;
  @ApiProperty({ type: String, description: 'How far it is behind the last fact, in positions' })
  readonly lag!: string;
  @ApiProperty({ type: ReaderFailure, required: false })
  readonly failure?: ReaderFailure;
}

export class Health {
  @ApiProperty({ type: String, enum: ['up'] })
  readonly status!: string;
  @ApiProperty({ type: String, description: 'Position of the last fact recorded' })
  readonly head!: string;
  @ApiProperty({ type: [ReaderHealth] })
  readonly readers!: readonly ReaderHealth[];
}

/** Views that another process keeps are current when they are no further behind than this. */
const READY_LAG = 1000n;

@Controller('health')
export class HealthController {
  constructor(
    private readonly readers: EventReaders,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Get()
  @Public()
  @QueryRoute({ tag: 'health', summary: 'Whether it is up, and how far its readers are', answer: Health })
  async health(): Promise<Health> {
    const head = await this.store.head();
    return {
      status: 'up',
      head: String(head),
      readers: this.readers.statuses().map((status) => healthOf(status, head)),
    };
  }

  @Get('ready')
  @Public()
  @QueryRoute({ tag: 'health', summary: 'Whether all views are current; 503 when not', answer: Health })
  async ready(): Promise<Health> {
    const health = await this.health();
    const behind = health.readers.filter(({ state, lag }) =>
      state === 'elsewhere' ? BigInt(lag) > READY_LAG : state !== 'live',
    );
    if (behind.length === 0) return health;
    const errors = behind.map(({ name, state, position, lag }) => ({
      field: name,
      rule: 'live',
      code: state,
      message: `It is at position ${position}, ${lag} behind`,
    }));
    throw new HttpProblem(503, 'not-ready', 'Some views are not current', errors, { 'Retry-After': '1' });
  }
}

function healthOf({ name, state, position, failure }: ReaderStatus, head: Position): ReaderHealth {
  const lag = position < head ? head - position : 0n;
  const told = failure && { factId: failure.eventId, factType: failure.type };
  return {
    name,
    state,
    position: String(position),
    lag: String(lag),
    ...(told ? { failure: told as ReaderFailure } : {}),
  };
}
