export * from './import-world.js';
export * from './logs.js';
