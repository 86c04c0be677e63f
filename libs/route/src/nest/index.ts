export * from './route-write.module.js';
