/** The read models' two connections, as opened by the app. */
export const READ_MODELS = Symbol('READ_MODELS');
/** The connection that only reads: a TypeORM DataSource. */
export const LEDGER_READER = Symbol('LEDGER_READER');
