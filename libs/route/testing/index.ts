export * from './route-facts.js';
