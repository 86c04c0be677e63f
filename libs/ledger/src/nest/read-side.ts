import { DropOutsController } from '../read/drop-outs/drop-outs.controller.js';
import { DropOutsHandler, DropOutCountsHandler } from '../read/drop-outs/drop-outs.query.js';
import { FeedbackDueController } from '../read/feedback-due/feedback-due.controller.js';
import { FeedbackDueHandler } from '../read/feedback-due/feedback-due.query.js';
import { InTrayController } from '../read/in-tray/in-tray.controller.js';
import { InTrayHandler } from '../read/in-tray/in-tray.query.js';
import { MeetingsController } from '../read/meetings/meetings.controller.js';
import { MeetingsHandler, MeetingHandler } from '../read/meetings/meetings.query.js';
import { PartiesController } from '../read/parties/parties.controller.js';
import { PartiesHandler } from '../read/parties/parties.query.js';
import { ReceiptController } from '../read/receipt/receipt.controller.js';
import { ReceiptHandler } from '../read/receipt/receipt.query.js';
import { ResponsibilityController } from '../read/responsibility/responsibility.controller.js';
import { ResponsibilityHandler } from '../read/responsibility/responsibility.query.js';
import { RoutesController } from '../read/routes/routes.controller.js';
import { RouteVersionsHandler } from '../read/routes/routes.query.js';
import { SignalPathController } from '../read/signal-path/signal-path.controller.js';
import { SignalPathHandler } from '../read/signal-path/signal-path.query.js';
import { SignalsController } from '../read/signals/signals.controller.js';
import { SignalsHandler } from '../read/signals/signals.query.js';
import { StallBoardController } from '../read/stall-board/stall-board.controller.js';
import { StallBoardHandler } from '../read/stall-board/stall-board.query.js';
import { TriageAgendaController } from '../read/triage-agenda/triage-agenda.controller.js';
import { TriageAgendaHandler } from '../read/triage-agenda/triage-agenda.query.js';
import { YearlyTablesController } from '../read/yearly-tables/yearly-tables.controller.js';
import { YearlyTablesHandler } from '../read/yearly-tables/yearly-tables.query.js';

/** Every view over HTTP. */
export const READ_CONTROLLERS = [
  DropOutsController,
  FeedbackDueController,
  InTrayController,
  MeetingsController,
  PartiesController,
  ReceiptController,
  ResponsibilityController,
  RoutesController,
  SignalPathController,
  SignalsController,
  StallBoardController,
  TriageAgendaController,
  YearlyTablesController,
] as const;

export const READ_HANDLERS = [
  DropOutsHandler,
  DropOutCountsHandler,
  FeedbackDueHandler,
  InTrayHandler,
  MeetingsHandler,
  MeetingHandler,
  PartiesHandler,
  ReceiptHandler,
  ResponsibilityHandler,
  RouteVersionsHandler,
  SignalPathHandler,
  SignalsHandler,
  StallBoardHandler,
  TriageAgendaHandler,
  YearlyTablesHandler,
] as const;
