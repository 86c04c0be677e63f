export * from './demo/demonstration-world.js';
export * from './demo/parties.js';
export * from './demo/world-runtime.js';
