export * from './meeting-facts.js';
export * from './triage-world.js';
