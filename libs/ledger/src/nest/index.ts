export * from './ledger.module.js';
export * from './read-side.js';
export * from './tokens.js';
