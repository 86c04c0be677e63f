import { CommandRequest } from '#platform';

export class UndoMergeRequest extends CommandRequest {}
