import {
  LeasedReader,
  RemoteReader,
  type Following,
  type Leases,
  type Position,
  type ReaderBoard,
} from '#event-sourcing';

/** Who keeps the views and runs the automations: this process alone, it or others by lease, or only others. */
export type ReadersRun =
  | { readonly here: true }
  | { readonly leases: Leases; readonly board: ReaderBoard }
  | { readonly elsewhere: true; readonly board: ReaderBoard };

/** A reader as this process has it: its own, its own while it has the lease, or one that runs elsewhere. */
export function readerByRun(
  run: ReadersRun,
  name: string,
  make: () => Following,
  checkpoint: () => Promise<Position>,
): Following {
  if ('elsewhere' in run) return new RemoteReader(name, run.board, checkpoint);
  return 'leases' in run ? new LeasedReader(name, run.leases, run.board, make) : make();
}
