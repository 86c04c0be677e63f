import { CommandRequest } from '#platform';

export class CloseMeetingRequest extends CommandRequest {}
