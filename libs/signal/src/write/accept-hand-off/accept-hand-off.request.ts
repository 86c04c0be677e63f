import { CommandRequest } from '#platform';

export class AcceptHandOffRequest extends CommandRequest {}
