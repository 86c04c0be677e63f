export * from './engine.js';
export * from './test-server.js';
