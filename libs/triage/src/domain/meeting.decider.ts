import type { Decider } from '#event-sourcing';
import { partyRefOf, type ActingParty } from '#party';
import { changeAgendaSubjects, putOnAgenda, takeOffAgenda } from './decide/agenda.js';
import { close } from './decide/close.js';
import {
  decideAction,
  decideFeedback,
  decideReporting,
  markActionDone,
  markDecisionApplied,
  markDecisionOvertaken,
} from './decide/decisions.js';
import { requireKnown, type Context } from './decide/guards.js';
import { cancel, plan } from './decide/plan.js';
import type { MeetingCommand } from './meeting.commands.js';
import type { MeetingEvent } from './meeting.events.js';
import { evolveMeeting, type MeetingState } from './meeting.state.js';

/** A triage meeting: its agenda, its decisions, and the rule that it does not close on an unanswered reporting question. */
export const meetingDecider: Decider<MeetingState, MeetingCommand, MeetingEvent, ActingParty> = {
  initial: null,
  evolve: evolveMeeting,
  decide,
};

function decide(state: MeetingState, command: MeetingCommand, context: Context): readonly MeetingEvent[] {
  if (command.type === 'plan-meeting') return plan(state, command.data, context);
  const meeting = requireKnown(state, context);
  const by = partyRefOf(context.actor);
  switch (command.type) {
    case 'cancel-meeting':
      return cancel(meeting, context, by);
    case 'put-on-agenda':
      return putOnAgenda(meeting, command.data, context);
    case 'take-off-agenda':
      return takeOffAgenda(meeting, command.data, context, by);
    case 'change-agenda-subjects':
      return changeAgendaSubjects(meeting, command.data, context);
    case 'decide-reporting':
      return decideReporting(meeting, command.data, context, by);
    case 'decide-action':
      return decideAction(meeting, command.data, context, by);
    case 'mark-action-done':
      return markActionDone(meeting, command.data, context, by);
    case 'decide-feedback':
      return decideFeedback(meeting, command.data, context, by);
    case 'mark-decision-applied':
      return markDecisionApplied(meeting, command.data, context);
    case 'mark-decision-overtaken':
      return markDecisionOvertaken(meeting, command.data, context);
    case 'close-meeting':
      return close(meeting, command.data, context, by);
  }
}
