import { CommandRequest } from '#platform';

export class ClosePartyRequest extends CommandRequest {}
