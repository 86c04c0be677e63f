export * from './event-store-contract.js';
export * from './given.js';
export * from './golden-events.js';
export * from './react.js';
export * from './sample-events.js';
export * from './sample-notebook.js';
export * from './memory-generations.js';
export * from './memory-reader-board.js';
