export * from './open-sqlite-event-store.js';
export * from './sqlite-event-store.js';
