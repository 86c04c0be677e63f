export * from './domain/party.js';
export * from './domain/party.events.js';
