import type { Decider, DomainEvent, EventTypes } from '#event-sourcing';
import type { GivenEvent, GoldenStory } from '#event-sourcing/testing';

/**
 * A context that exists only to prove that history outlives its own forms: it once wrote `text`, then `words` with a
 * language, and today notes with their words counted. The real contexts all still write their first version.
 */
export type ThingNoted = DomainEvent<
  'sample.thing-noted.v3',
  { readonly words: readonly string[]; readonly language: string | null; readonly count: number }
>;

interface FirstVersion {
  readonly text: string;
}

interface SecondVersion {
  readonly words: readonly string[];
  readonly language: string | null;
}

export const sampleEventTypes: EventTypes = {
  types: ['sample.thing-noted.v3'],
  upcasters: [
    {
      from: 'sample.thing-noted.v1',
      to: 'sample.thing-noted.v2',
      upcast: (data): SecondVersion => ({ words: (data as FirstVersion).text.split(' '), language: null }),
    },
    {
      from: 'sample.thing-noted.v2',
      to: 'sample.thing-noted.v3',
      upcast: (data): ThingNoted['data'] => {
        const second = data as SecondVersion;
        return { ...second, count: second.words.length };
      },
    },
  ],
};

const noted: GivenEvent<ThingNoted> = {
  type: 'sample.thing-noted.v3',
  data: { words: ['three', 'small', 'words'], language: 'en', count: 3 },
};

const counter: Pick<Decider<number, never, ThingNoted, never>, 'initial' | 'evolve'> = {
  initial: 0,
  evolve: (total, { data }) => total + data.count,
};

export const sampleStory: GoldenStory<number, ThingNoted> = {
  types: sampleEventTypes,
  decider: counter,
  actor: { party: 'veldbergen-desk', role: 'attention-officer', person: 'account-1' },
  streams: { 'sample-1': [noted] },
};
