export * from './domain/meeting.events.js';
