import type { DomainEvent, RecordedEvent } from '#event-sourcing';
import { partyDecider, partyStream } from '#party';
import { routeDecider, routeStream } from '#route';
import { signalDecider, signalStream } from '#signal';
import { meetingDecider, meetingStream } from '#triage';
import { meetingPicture, type MeetingPicture } from '../picture/meeting.picture.js';
import {
  partyPicture,
  routePicture,
  type PartyPicture,
  type RoutePicture,
} from '../picture/other.picture.js';
import { signalPicture, type SignalPicture } from '../picture/signal.picture.js';

/** What has a state that can be shown. */
const REPLAYED = ['signal', 'meeting', 'party', 'route'] as const;
export type Kind = (typeof REPLAYED)[number];
export const KINDS = [...REPLAYED, 'other'] as const;

/** What a history is about; `other`: something that is recorded, but has no state to show. */
export interface About {
  readonly kind: (typeof KINDS)[number];
  readonly id: string;
}

export interface Pictures {
  readonly signal: SignalPicture;
  readonly meeting: MeetingPicture;
  readonly party: PartyPicture;
  readonly route: RoutePicture;
}
export type Picture = Pictures[Kind];

/** Tells, event by event in order, the picture after each: folded by the context's own decider. */
type Fold<Shown> = (events: readonly RecordedEvent[]) => readonly (Shown | null)[];

const FOLDS: { readonly [K in Kind]: Fold<Pictures[K]> } = {
  signal: foldOf(signalDecider, signalPicture),
  meeting: foldOf(meetingDecider, meetingPicture),
  party: foldOf(partyDecider, partyPicture),
  route: foldOf(routeDecider, routePicture),
};

const STREAMS: Readonly<Record<Kind, (id: string) => string>> = {
  signal: signalStream,
  meeting: meetingStream,
  party: partyStream,
  route: routeStream,
};

/** The pictures after each of these events of one stream, in their newest versions. */
export function picturesOf<K extends Kind>(
  kind: K | 'other',
  events: readonly RecordedEvent[],
): readonly (Pictures[K] | null)[] {
  return kind === 'other' ? [] : FOLDS[kind](events);
}

export function streamOf({ kind, id }: About): string {
  return kind === 'other' ? id : STREAMS[kind](id);
}

export function aboutOf(stream: string): About {
  for (const kind of REPLAYED) {
    const prefix = STREAMS[kind]('');
    if (stream.startsWith(prefix)) return { kind, id: stream.slice(prefix.length) };
  }
  return { kind: 'other', id: stream };
}

interface Folding<State, Event extends DomainEvent> {
  readonly initial: State;
  evolve(state: State, event: RecordedEvent & Event): State;
}

function foldOf<State, Event extends DomainEvent, Shown>(
  decider: Folding<State, Event>,
  show: (state: State) => Shown | null,
): Fold<Shown> {
  return (events) => {
    let state = decider.initial;
    return events.map((event) => {
      state = decider.evolve(state, event as RecordedEvent & Event);
      return show(state);
    });
  };
}
