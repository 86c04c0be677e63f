import { eventStoreContract } from '#event-sourcing/testing';
import { MemoryEventStore } from './memory-event-store.js';

eventStoreContract('memory', () => ({
  open: (now) => Promise.resolve(now === undefined ? new MemoryEventStore() : new MemoryEventStore(now)),
  cleanUp: () => Promise.resolve(),
}));
