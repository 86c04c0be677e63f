export * from './cast.js';
export * from './commands.js';
export * from './custody-facts.js';
export * from './fact.js';
export * from './given-signal.js';
export * from './linking-facts.js';
export * from './reporting-facts.js';
