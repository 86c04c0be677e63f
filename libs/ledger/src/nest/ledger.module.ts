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
import type { LedgerViews, OpenLedger } from '../generation/ledger-views.js';
import { LedgerAgendaProposals } from '../read/triage-agenda/ledger-agenda-proposals.js';
import { NameProjection } from './name-projection.interceptor.js';
import { READ_CONTROLLERS, READ_HANDLERS } from './read-side.js';
import { LEDGER, LEDGER_VIEWS } from './tokens.js';

export interface LedgerModuleOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  /** Opens the ledger; the module closes it. */
  readonly useFactory: (...dependencies: never[]) => OpenLedger | Promise<OpenLedger>;
}

const PATIENCE_MS = 10_000;

/**
 * The ledger in an app: all views over HTTP. Needs a global CqrsModule,
 * and the tokens of EventSourcingModule.
 */
@Module({})
export class LedgerModule implements OnApplicationShutdown {
  constructor(@Inject(LEDGER) private readonly ledger: OpenLedger) {}

  static forRootAsync({ imports = [], inject = [], useFactory }: LedgerModuleOptions): DynamicModule {
    return {
      module: LedgerModule,
      global: true,
      imports,
      controllers: [...READ_CONTROLLERS],
      providers: [
        { provide: LEDGER, inject, useFactory },
        { provide: LEDGER_VIEWS, useExisting: LEDGER },
        { provide: LedgerAgendaProposals, inject: [LEDGER_VIEWS, ModuleRef], useFactory: agendaProposals },
        ...READ_HANDLERS,
        { provide: APP_INTERCEPTOR, useClass: NameProjection },
      ],
      exports: [LEDGER, LEDGER_VIEWS, LedgerAgendaProposals],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ledger.close();
  }
}

/** The readers run the automations that ask for proposals, so they are looked up when first asked, not injected. */
function agendaProposals(views: LedgerViews, modules: ModuleRef): LedgerAgendaProposals {
  const hasTakenIn = (position: Position) =>
    modules.get(EventReaders, { strict: false }).waitFor(position, PATIENCE_MS, 'ledger');
  return new LedgerAgendaProposals(views, hasTakenIn);
}
