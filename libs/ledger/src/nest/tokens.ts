/** OpenLedger: as the app opened it. */
export const LEDGER = Symbol('LEDGER');
/** LedgerViews: whom the views ask. */
export const LEDGER_VIEWS = Symbol('LEDGER_VIEWS');
