export * from './domain/operations.commands.js';
export * from './domain/operations.decider.js';
export * from './domain/operations.event-types.js';
export * from './domain/operations.events.js';
export * from './domain/operations.state.js';
export * from './skipped-events.js';
export * from './read/projections/projections.view.js';
