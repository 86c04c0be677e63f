export * from './domain/route.events.js';
