export * from './replay.module.js';
