import { fileURLToPath } from 'node:url';
import { goldenEvents, noStrayGoldenEvents } from '#event-sourcing/testing';
import { partyEventTypes } from '#party';
import { routeEventTypes } from '#route';
import { signalEventTypes } from '#signal';
import { meetingEventTypes } from '#triage';
import { sampleEventTypes, sampleStory } from './sample-context.js';
import { meetingStory } from './story/meeting.story.js';
import { partyStory } from './story/party.story.js';
import { routeStory } from './story/route.story.js';
import { signalStory } from './story/signal.story.js';

const FOLDER = fileURLToPath(new URL('./golden/', import.meta.url));

goldenEvents('party', FOLDER, partyStory);
goldenEvents('signal', FOLDER, signalStory);
goldenEvents('triage', FOLDER, meetingStory);
goldenEvents('route', FOLDER, routeStory);
goldenEvents('sample (with old versions)', FOLDER, sampleStory);
noStrayGoldenEvents(
  FOLDER,
  partyEventTypes,
  signalEventTypes,
  meetingEventTypes,
  routeEventTypes,
  sampleEventTypes,
);
