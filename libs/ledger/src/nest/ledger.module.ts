import {
  Inject,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { APP_INTERCEPTOR, ModuleRef } from '@nestjs/core';
import type { Position } from '#event-sourcing';
import { EventReaders } from '#event-sourcing/nest';
import { CheckpointTable } from '../projection/checkpoint-table.js';
import { LedgerProjection } from '../projection/ledger.projection.js';
import { LedgerAgendaProposals } from '../read/triage-agenda/ledger-agenda-proposals.js';
import type { ReadModels } from '../store/read-models.js';
import { NameProjection } from './name-projection.interceptor.js';
import { READ_CONTROLLERS, READ_HANDLERS } from './read-side.js';
import { LEDGER_READER, READ_MODELS } from './tokens.js';

export interface LedgerModuleOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  /** Opens the read models; the module closes them. */
  readonly useFactory: (...dependencies: never[]) => ReadModels | Promise<ReadModels>;
}

const PATIENCE_MS = 10_000;

/**
 * The ledger in an app: its projection, the checkpoints beside it, and all views over HTTP. Needs a global CqrsModule,
 * and the tokens of EventSourcingModule.
 */
@Module({})
export class LedgerModule implements OnApplicationShutdown {
  constructor(@Inject(READ_MODELS) private readonly readModels: ReadModels) {}

  static forRootAsync({ imports = [], inject = [], useFactory }: LedgerModuleOptions): DynamicModule {
    return {
      module: LedgerModule,
      global: true,
      imports,
      controllers: [...READ_CONTROLLERS],
      providers: [
        { provide: READ_MODELS, inject, useFactory },
        { provide: LEDGER_READER, inject: [READ_MODELS], useFactory: ({ reader }: ReadModels) => reader },
        {
          provide: LedgerProjection,
          inject: [READ_MODELS],
          useFactory: ({ writer }: ReadModels) => new LedgerProjection(writer),
        },
        {
          provide: CheckpointTable,
          inject: [READ_MODELS],
          useFactory: ({ writer }: ReadModels) => new CheckpointTable(writer),
        },
        { provide: LedgerAgendaProposals, inject: [READ_MODELS, ModuleRef], useFactory: agendaProposals },
        ...READ_HANDLERS,
        { provide: APP_INTERCEPTOR, useClass: NameProjection },
      ],
      exports: [READ_MODELS, LEDGER_READER, LedgerProjection, CheckpointTable, LedgerAgendaProposals],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.readModels.close();
  }
}

/** The readers run the automations that ask for proposals, so they are looked up when first asked, not injected. */
function agendaProposals({ reader }: ReadModels, modules: ModuleRef): LedgerAgendaProposals {
  const hasTakenIn = (position: Position) =>
    modules.get(EventReaders, { strict: false }).waitFor(position, PATIENCE_MS, 'ledger');
  return new LedgerAgendaProposals(reader, hasTakenIn);
}
