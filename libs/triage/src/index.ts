export { unansweredQuestions } from './domain/decide/close.js';
export * from './domain/meeting.commands.js';
export * from './domain/meeting.decider.js';
export * from './domain/meeting.event-types.js';
export * from './domain/meeting.events.js';
export * from './domain/meeting.state.js';
