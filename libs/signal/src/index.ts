export * from './domain/signal.commands.js';
export * from './domain/signal.events.js';
export * from './domain/vocabulary.js';
