export * from './operations-facts.js';
