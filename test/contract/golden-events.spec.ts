import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { EventRegistry } from '#event-sourcing';
import { goldenEvents, noStrayGoldenEvents } from '#event-sourcing/testing';
import { operationsEventTypes } from '#operations';
import { partyEventTypes } from '#party';
import { routeEventTypes } from '#route';
import { signalEventTypes } from '#signal';
import { meetingEventTypes } from '#triage';
import { eventRegistry } from '../../apps/composition/embedded-world.js';
import { sampleEventTypes, sampleStory } from './sample-context.js';
import { meetingStory } from './story/meeting.story.js';
import { operationsStory } from './story/operations.story.js';
import { partyStory } from './story/party.story.js';
import { routeStory } from './story/route.story.js';
import { signalStory } from './story/signal.story.js';

const FOLDER = fileURLToPath(new URL('./golden/', import.meta.url));

goldenEvents('party', FOLDER, partyStory);
goldenEvents('signal', FOLDER, signalStory);
goldenEvents('triage', FOLDER, meetingStory);
goldenEvents('route', FOLDER, routeStory);
goldenEvents('operations', FOLDER, operationsStory);
goldenEvents('sample (with old versions)', FOLDER, sampleStory);

const contexts = [
  partyEventTypes,
  signalEventTypes,
  meetingEventTypes,
  routeEventTypes,
  operationsEventTypes,
];
noStrayGoldenEvents(FOLDER, ...contexts, sampleEventTypes);

it('every type that the apps register has a golden file', () => {
  expect([...eventRegistry().types].sort()).toEqual([...new EventRegistry(...contexts).types].sort());
});
