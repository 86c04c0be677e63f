export * from './meeting-facts.js';
