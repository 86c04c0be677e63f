export * from './signal-write.module.js';
