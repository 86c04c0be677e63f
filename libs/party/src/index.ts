export * from './domain/party-reach.js';
export * from './domain/party.commands.js';
export * from './domain/party.decider.js';
export * from './domain/party.event-types.js';
export * from './domain/party.events.js';
export * from './domain/party.js';
export * from './domain/party.state.js';
export * from './party-directory.js';
