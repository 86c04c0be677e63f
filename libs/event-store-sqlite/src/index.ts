export * from './open-sqlite-event-store.js';
export { SqliteEventReader } from './sqlite-event-reader.js';
export * from './sqlite-event-store.js';
export { backUpSqliteEventStore, type BackUpResult } from './backup.js';
