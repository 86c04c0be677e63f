import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FeedbackOutcome } from '#signal';
import { ATTENTION_OFFICER, CARE_COORDINATOR, CHAIR, IN_MEETING, TriageWorld } from '#triage/testing';
import { WhenFeedbackDecidedThenGiveFeedback } from './when-feedback-decided-then-give-feedback.js';

const GIVEN = 'signal.feedback-given.v1';

describe('when a meeting decides on feedback, then give it', () => {
  let world: TriageWorld;
  let automations: readonly [WhenFeedbackDecidedThenGiveFeedback];

  beforeEach(async () => {
    world = new TriageWorld();
    automations = [new WhenFeedbackDecidedThenGiveFeedback(world.commands)];
    const { events } = await world.register();
    const { branchId } = events[0]?.data as { branchId: string };
    const offered = await world.signal('signal-1', ATTENTION_OFFICER, {
      type: 'offer-hand-off',
      data: { branchId, to: [CHAIR], keepsCustody: false, legalBasis: null },
    });
    const { handOffId } = offered.events[0]?.data as { handOffId: string };
    await world.signal('signal-1', CHAIR, { type: 'accept-hand-off', data: { handOffId } });
    await world.plan();
    await world.meeting({
      type: 'put-on-agenda',
      data: { signalId: 'signal-1', subjects: ['signal'], cause: 'added' },
    });
    world.now = IN_MEETING;
  });

  const decide = (outcome: FeedbackOutcome, party = CHAIR) =>
    world.meeting(
      { type: 'decide-feedback', data: { signalId: 'signal-1', to: ATTENTION_OFFICER, outcome } },
      'meeting-1',
      party,
    );

  it('meets the duty of the member who gives it', async () => {
    await decide('under-investigation');
    await world.react(automations);
    expect(await world.recorded('signal-signal-1', GIVEN)).toMatchObject([
      {
        data: { by: CHAIR, outcome: 'under-investigation' },
        actor: { party: CHAIR.id, person: 'automation' },
        occurredAt: IN_MEETING,
      },
    ]);
  });

  it('does nothing for a member who owes that party no feedback', async () => {
    await decide('picked-up', CARE_COORDINATOR);
    await world.react(automations);
    expect(await world.recorded('signal-signal-1', GIVEN)).toEqual([]);
  });

  it('does it once, also after a crash', async () => {
    await decide('picked-up');
    await world.react(automations);
    const head = await world.store.head();
    await world.react(automations);
    expect(await world.store.head()).toBe(head);
  });
});
