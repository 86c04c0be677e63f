export * from './import-log.js';
export * from './logged-case.js';
export * from './mapping.js';
export * from './parse-mapping.js';
