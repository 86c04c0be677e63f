export * from './party-directory.module.js';
export * from './party-write.module.js';
