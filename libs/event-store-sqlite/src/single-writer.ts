import Database from 'better-sqlite3';
import { StoreUnavailableError } from '#event-sourcing';

/**
 * Holds the right to write to a store for as long as this process lives. The lock is SQLite's own, on a file beside the
 * store, so the operating system gives it back when the process dies in whatever way.
 */
export function claimWriter(storeFile: string): () => void {
  const lock = new Database(`${storeFile}.writer`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new StoreUnavailableError(
      `Another process has the event store ${storeFile} open for writing. Stop it first, or use another data directory.`,
    );
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}
