import { Global, Module, type BeforeApplicationShutdown } from '@nestjs/common';
import type { EventRegistry, EventStore } from '#event-sourcing';
import { EVENT_REGISTRY, EVENT_STORE } from '#event-sourcing/nest';
import { PartyDirectory } from '../party-directory.js';

class DirectoryShutdown implements BeforeApplicationShutdown {
  constructor(private readonly directory: PartyDirectory) {}

  beforeApplicationShutdown(): Promise<void> {
    return this.directory.stop();
  }
}

/** The directory of parties for the whole app, current before the first request. */
@Global()
@Module({
  providers: [
    {
      provide: PartyDirectory,
      inject: [EVENT_STORE, EVENT_REGISTRY],
      useFactory: async (store: EventStore, registry: EventRegistry) => {
        const directory = new PartyDirectory(store, registry);
        await directory.start();
        return directory;
      },
    },
    {
      provide: DirectoryShutdown,
      inject: [PartyDirectory],
      useFactory: (directory: PartyDirectory) => new DirectoryShutdown(directory),
    },
  ],
  exports: [PartyDirectory],
})
export class PartyDirectoryModule {}
