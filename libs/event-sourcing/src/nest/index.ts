export * from './event-readers.js';
export * from './event-readers.module.js';
export * from './event-sourcing.module.js';
export * from './tokens.js';
