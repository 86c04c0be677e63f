import { Module, type DynamicModule } from '@nestjs/common';
import { Projections } from '../projections.service.js';
import { ProjectionsController } from '../read/projections/projections.controller.js';
import { ProjectionsHandler } from '../read/projections/projections.query.js';
import { SkippedEvents } from '../skipped-events.js';
import { RebuildProjectionController } from '../control/rebuild-projection/rebuild-projection.controller.js';
import { RebuildProjectionHandler } from '../control/rebuild-projection/rebuild-projection.handler.js';
import { RetireGenerationController } from '../control/retire-generation/retire-generation.controller.js';
import { RetireGenerationHandler } from '../control/retire-generation/retire-generation.handler.js';
import { RetryProjectionController } from '../control/retry-projection/retry-projection.controller.js';
import { RetryProjectionHandler } from '../control/retry-projection/retry-projection.handler.js';
import { SkipEventController } from '../write/skip-event/skip-event.controller.js';
import { SkipEventHandler } from '../write/skip-event/skip-event.handler.js';
import { SwitchGenerationController } from '../control/switch-generation/switch-generation.controller.js';
import { SwitchGenerationHandler } from '../control/switch-generation/switch-generation.handler.js';

/** What the operator sees and does over HTTP. Needs a global CqrsModule, EventReaders, and the tokens of EventSourcingModule. */
@Module({})
export class OperationsModule {
  /** `skips`: started, and known to the readers. */
  static forRoot({ skips }: { readonly skips: SkippedEvents }): DynamicModule {
    return {
      module: OperationsModule,
      global: true,
      controllers: [
        ProjectionsController,
        RebuildProjectionController,
        SwitchGenerationController,
        RetireGenerationController,
        RetryProjectionController,
        SkipEventController,
      ],
      providers: [
        { provide: SkippedEvents, useValue: skips },
        Projections,
        ProjectionsHandler,
        RebuildProjectionHandler,
        SwitchGenerationHandler,
        RetireGenerationHandler,
        RetryProjectionHandler,
        SkipEventHandler,
      ],
      exports: [SkippedEvents],
    };
  }
}
