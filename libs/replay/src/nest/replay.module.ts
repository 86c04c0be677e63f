import { Module } from '@nestjs/common';
import type { EventRegistry, EventStore } from '#event-sourcing';
import { EVENT_REGISTRY, EVENT_STORE } from '#event-sourcing/nest';
import { ChainDifferenceController } from '../read/chain-difference/chain-difference.controller.js';
import { ChainDifferenceHandler } from '../read/chain-difference/chain-difference.query.js';
import { HistoryController } from '../read/history/history.controller.js';
import { HistoryHandler } from '../read/history/history.query.js';
import { MeetingReplayController } from '../read/meeting-replay/meeting-replay.controller.js';
import { MeetingReplayHandler } from '../read/meeting-replay/meeting-replay.query.js';
import { SignalDifferenceController } from '../read/signal-difference/signal-difference.controller.js';
import { SignalDifferenceHandler } from '../read/signal-difference/signal-difference.query.js';
import { SignalReplayController } from '../read/signal-replay/signal-replay.controller.js';
import { SignalReplayHandler } from '../read/signal-replay/signal-replay.query.js';
import { StallDifferenceController } from '../read/stall-difference/stall-difference.controller.js';
import { StallDifferenceHandler } from '../read/stall-difference/stall-difference.query.js';
import type { History } from '../stream/replay.js';
import { HISTORY } from './tokens.js';

/** Replay and differences over HTTP. Needs a global CqrsModule, and the tokens of EventSourcingModule and LedgerModule. */
@Module({
  controllers: [
    SignalReplayController,
    MeetingReplayController,
    HistoryController,
    SignalDifferenceController,
    ChainDifferenceController,
    StallDifferenceController,
  ],
  providers: [
    {
      provide: HISTORY,
      inject: [EVENT_STORE, EVENT_REGISTRY],
      useFactory: (store: EventStore, registry: EventRegistry): History => ({ store, registry }),
    },
    SignalReplayHandler,
    MeetingReplayHandler,
    HistoryHandler,
    SignalDifferenceHandler,
    ChainDifferenceHandler,
    StallDifferenceHandler,
  ],
})
export class ReplayModule {}
