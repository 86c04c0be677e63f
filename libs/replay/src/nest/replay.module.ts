import { Module } from '@nestjs/common';
import type { EventRegistry, EventStore } from '#event-sourcing';
import { EVENT_REGISTRY, EVENT_STORE } from '#event-sourcing/nest';
import { HistoryController } from '../read/history/history.controller.js';
import { HistoryHandler } from '../read/history/history.query.js';
import { MeetingReplayController } from '../read/meeting-replay/meeting-replay.controller.js';
import { MeetingReplayHandler } from '../read/meeting-replay/meeting-replay.query.js';
import { SignalReplayController } from '../read/signal-replay/signal-replay.controller.js';
import { SignalReplayHandler } from '../read/signal-replay/signal-replay.query.js';
import type { History } from '../stream/replay.js';
import { HISTORY } from './tokens.js';

/** Replay over HTTP. Needs a global CqrsModule, and the tokens of EventSourcingModule. */
@Module({
  controllers: [SignalReplayController, MeetingReplayController, HistoryController],
  providers: [
    {
      provide: HISTORY,
      inject: [EVENT_STORE, EVENT_REGISTRY],
      useFactory: (store: EventStore, registry: EventRegistry): History => ({ store, registry }),
    },
    SignalReplayHandler,
    MeetingReplayHandler,
    HistoryHandler,
  ],
})
export class ReplayModule {}
