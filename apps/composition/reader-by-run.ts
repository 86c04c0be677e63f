import { LeasedReader, RemoteReader, type Following, type Position } from '#event-sourcing';
import type { ReadersRun } from './engines.js';

/** A reader as this process has it: its own, its own while it has the lease, or one that runs elsewhere. */
export function readerByRun(
  run: ReadersRun,
  name: string,
  make: () => Following,
  checkpoint: () => Promise<Position>,
): Following {
  if ('elsewhere' in run) return new RemoteReader(name, checkpoint);
  return 'leases' in run ? new LeasedReader(name, run.leases, make) : make();
}
