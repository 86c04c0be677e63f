export * from './open-postgres-event-store.js';
export * from './postgres-event-store.js';
export * from './postgres-leases.js';
export * from './postgres-reader-board.js';
