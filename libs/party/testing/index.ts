export * from './parties.js';
export * from './party-facts.js';
