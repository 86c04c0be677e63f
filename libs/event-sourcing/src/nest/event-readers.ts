import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Position } from '../core/event.js';
import { DomainError } from '../core/errors.js';
import type { Following } from '../runtime/event-reader.js';
import type { ReaderStatus } from '../port/reader-status.js';

/** All projections and automations of this process: started when the app has started, stopped before anything closes. */
export class EventReaders implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly readers: readonly Following[]) {
    const names = readers.map((reader) => reader.status().name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined)
      throw new RangeError(`Two readers are called ${twice}: they would share one checkpoint`);
  }

  onApplicationBootstrap(): void {
    for (const reader of this.readers) reader.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.stop()));
  }

  /** How each is doing, for the health page. */
  statuses(): readonly ReaderStatus[] {
    return this.readers.map((reader) => reader.status());
  }

  /** The reader of a name. Throws `unknown-reader`. */
  require(name: string): Following {
    const reader = this.readers.find((one) => one.status().name === name);
    if (reader !== undefined) return reader;
    throw new DomainError('unknown-reader', 'No projection or automation has this name', 'not-found');
  }

  /** How each is doing, with every generation of a projection that is kept in several. */
  allStatuses(): readonly ReaderStatus[] {
    return this.readers.flatMap((reader) => reader.statuses());
  }

  /** True once the named readers (default: all) have come as far as `position`; false when one stopped or time (ms) ran out. */
  async waitFor(position: Position, timeoutMs: number, ...names: readonly string[]): Promise<boolean> {
    const chosen = this.readers.filter(
      (reader) => names.length === 0 || names.includes(reader.status().name),
    );
    const reached = await Promise.all(chosen.map((reader) => reader.waitFor(position, timeoutMs)));
    return reached.every(Boolean);
  }
}
