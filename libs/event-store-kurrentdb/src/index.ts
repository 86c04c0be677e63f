export * from './kurrentdb-event-store.js';
export * from './open-kurrentdb-event-store.js';
