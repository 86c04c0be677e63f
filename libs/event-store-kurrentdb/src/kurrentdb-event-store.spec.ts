import { afterAll, beforeAll } from '@jest/globals';
import { eventStoreContract } from '#event-sourcing/testing';
import { serverUnderTest, type ServerUnderTest } from '#event-store-kurrentdb/testing';
import { openKurrentdbEventStore } from './index.js';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await serverUnderTest();
});
afterAll(() => server.close());

eventStoreContract('KurrentDB', () => {
  let namespace: string;
  return {
    open: (now) => {
      namespace = server.freshNamespace();
      return openKurrentdbEventStore({ url: server.url, namespace, ...(now === undefined ? {} : { now }) });
    },
    reopen: async (store) => {
      await store.close();
      return openKurrentdbEventStore({ url: server.url, namespace });
    },
    cleanUp: () => Promise.resolve(),
    findsIdsInOtherStreams: false,
  };
});
