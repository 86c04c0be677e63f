import { CommandRequest } from '#platform';

export class CompleteReportRequest extends CommandRequest {}
