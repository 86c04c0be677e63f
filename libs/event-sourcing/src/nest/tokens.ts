/** Injection tokens for what has no class of its own. CommandRunner is injected by its class. */
export const EVENT_STORE = Symbol('EVENT_STORE');
export const EVENT_REGISTRY = Symbol('EVENT_REGISTRY');
/** `() => Instant`: the only clock of the write side. */
export const CLOCK = Symbol('CLOCK');
/** CheckpointStore of the automations. */
export const CHECKPOINTS = Symbol('CHECKPOINTS');
