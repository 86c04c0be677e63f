import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type EventStore, type Following, type Rebuilding } from '#event-sourcing';
import { EVENT_STORE, EventReaders } from '#event-sourcing/nest';
import { projectionList, type ProjectionList } from './read/projections/projections.view.js';
import { SkippedEvents } from './skipped-events.js';

/** The projections and automations that run here, by name. */
@Injectable()
export class Projections {
  constructor(
    private readonly readers: EventReaders,
    private readonly skips: SkippedEvents,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Throws `unknown-reader`. */
  require(name: string): Following {
    return this.readers.require(name);
  }

  /** What a projection's generations can be told to do. Throws `not-rebuildable` where there are none. */
  requireRebuilding(name: string): Rebuilding {
    const { rebuilding } = this.require(name);
    if (rebuilding !== undefined) return rebuilding;
    throw new DomainError('not-rebuildable', `${name} keeps no rows that could be rebuilt`);
  }

  /** How all are doing, or one of them. */
  async list(name?: string): Promise<ProjectionList> {
    const statuses = name === undefined ? this.readers.allStatuses() : this.require(name).statuses();
    return projectionList(statuses, await this.store.head(), (reader) => this.skips.of(reader));
  }
}
