import { CommandRequest } from '#platform';

export class WithdrawHandOffRequest extends CommandRequest {}
