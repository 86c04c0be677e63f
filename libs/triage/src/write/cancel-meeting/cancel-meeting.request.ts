import { CommandRequest } from '#platform';

export class CancelMeetingRequest extends CommandRequest {}
