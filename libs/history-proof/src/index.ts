export * from './export-bundle.js';
export * from './merkle.js';
export * from './regular-sealing.js';
export * from './seal.js';
export * from './seal-book.js';
export * from './seal-history.js';
export * from './seal-into.js';
export * from './verify-history.js';
