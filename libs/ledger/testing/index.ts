export * from './cast.js';
export * from './ledger-world.js';
export * from './random-history.js';
export * from './story.js';
