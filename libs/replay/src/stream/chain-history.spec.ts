import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position } from '#event-sourcing';
import { MEETING, Story } from '#ledger/testing';
import { chainHistory, type ChainStep, type Direction } from '#replay';

describe('the whole chain', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.told();
  });
  afterAll(() => story.close());

  const pages = async (direction: Direction, pageSize: number) => {
    const steps: ChainStep[] = [];
    for (let after: Position | undefined; ;) {
      const { items, next } = await chainHistory(story.world, { after, direction, pageSize });
      expect(items.length).toBeLessThanOrEqual(pageSize);
      steps.push(...items);
      if (next === null) return steps;
      after = next;
    }
  };

  it('is gone through page by page, forward and backward, without a gap and without a double', async () => {
    const recorded = (await story.world.recorded()).map(({ id }) => id);
    const forward = await pages('forward', 7);
    expect(forward.map(({ eventId }) => eventId)).toEqual(recorded);
    expect(await pages('backward', 7)).toEqual([...forward].reverse());
  });

  it('tells what each event is about, and the state after it', async () => {
    const steps = await pages('forward', 200);
    const kinds = new Set(steps.map(({ about }) => about.kind));
    expect(kinds).toEqual(new Set(['party', 'route', 'signal', 'meeting']));
    expect(steps.find(({ type }) => type === 'triage.meeting-planned.v1')).toMatchObject({
      about: { kind: 'meeting', id: MEETING },
      state: { state: 'planned', decisions: {} },
    });
    expect(steps.find(({ type }) => type === 'route.published.v1')?.state).toMatchObject({ version: 1 });
    expect(steps.find(({ type }) => type === 'party.registered.v1')?.state).toMatchObject({ state: 'open' });
  });

  it('ends at its last event', async () => {
    const { head } = await chainHistory(story.world, { direction: 'forward', pageSize: 1 });
    expect(await chainHistory(story.world, { after: head, direction: 'forward', pageSize: 5 })).toEqual({
      items: [],
      next: null,
      head,
    });
  });
});
