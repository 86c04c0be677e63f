export * from './core/actor.js';
export * from './core/decider.js';
export * from './core/errors.js';
export * from './core/event.js';
export * from './core/instant.js';
export * from './port/event-store.js';
