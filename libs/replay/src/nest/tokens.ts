/** Where recorded events are read: the store and the registry that knows their versions. */
export const HISTORY = Symbol('HISTORY');
