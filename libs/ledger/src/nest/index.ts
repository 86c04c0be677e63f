export * from './ledger.module.js';
export { WorkedOutByLedger } from './name-projection.interceptor.js';
export * from './read-side.js';
export * from './tokens.js';
export { StallAnswer } from '../read/stall-board/stall-board.answer.js';
export { ProjectionAnswer } from '../read/answer.js';
