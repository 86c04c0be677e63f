export * from './interval/interval.js';
export * from './interval/intervals-of.js';
export * from './projection/checkpoint-table.js';
export * from './projection/ledger.projection.js';
export * from './store/read-models.js';
