export * from './triage-write.module.js';
