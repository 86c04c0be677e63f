import { CodeField, CommandRequest, IdField, InstantField, PartyField } from '#platform';
import { MEETING_ACTIONS, type MeetingAction } from '../../domain/meeting.events.js';

export class DecideActionRequest extends CommandRequest {
  @IdField('A signal on the agenda')
  signalId!: string;

  @PartyField('The party that does it')
  party!: string;

  @CodeField(MEETING_ACTIONS, 'What it does')
  action!: MeetingAction;

  @InstantField('By when')
  due!: string;
}
