export * from './ledger.module.js';
export * from './read-side.js';
export * from './tokens.js';
export { StallAnswer } from '../read/stall-board/stall-board.answer.js';
