export * from './calibrated/calibrated-history.js';
export * from './calibrated/published-figures.js';
export * from './demo/demonstration-world.js';
export * from './demo/parties.js';
export * from './demo/world-runtime.js';
