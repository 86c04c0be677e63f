export * from './export-bundle.js';
export * from './merkle.js';
export * from './seal.js';
export * from './seal-book.js';
export * from './seal-history.js';
export * from './verify-history.js';
