import { describe, expect, it } from '@jest/globals';
import type { AgendaProposal, AgendaProposals } from '#triage';
import { ATTENTION_OFFICER, CHAIR, MEETING_STARTS_AT, PLANNED_AT, TriageWorld } from '#triage/testing';
import { WhenMeetingPlannedThenFillAgenda } from './when-meeting-planned-then-fill-agenda.js';

const TO_DO: readonly AgendaProposal[] = [
  { signalId: 'signal-1', subjects: ['signal'], cause: 'deferred-until-now' },
  { signalId: 'signal-2', subjects: ['person-a', 'person-b'], cause: 'unkept' },
];

/** A to-do list that remembers what it was asked. */
class Proposals implements AgendaProposals {
  readonly asked: unknown[][] = [];

  for(...question: Parameters<AgendaProposals['for']>): Promise<readonly AgendaProposal[]> {
    this.asked.push(question);
    return Promise.resolve(TO_DO);
  }
}

describe('when a meeting is planned, then fill its agenda', () => {
  const agenda = ['triage.signal-put-on-agenda.v1'];

  it('puts on what is unanswered at its start, in the name of the chair', async () => {
    const world = new TriageWorld();
    const proposals = new Proposals();
    const { position } = await world.plan();
    await world.react([new WhenMeetingPlannedThenFillAgenda(world.commands, proposals)]);
    expect(proposals.asked).toEqual([['noordermark', MEETING_STARTS_AT, PLANNED_AT, position]]);
    const put = await world.recorded('meeting-meeting-1', ...agenda);
    expect(put.map(({ data }) => data)).toEqual(TO_DO);
    expect(put[0]).toMatchObject({
      actor: { party: CHAIR.id, person: 'automation' },
      occurredAt: PLANNED_AT,
    });
  });

  it('does so once, also after a crash, and leaves alone what was taken off since', async () => {
    const world = new TriageWorld();
    const automations = [new WhenMeetingPlannedThenFillAgenda(world.commands, new Proposals())];
    await world.plan();
    await world.react(automations);
    await world.meeting({ type: 'take-off-agenda', data: { signalId: 'signal-1' } });
    await world.react(automations);
    expect(await world.recorded('meeting-meeting-1', ...agenda)).toHaveLength(TO_DO.length);
  });

  it('asks for each person who became known since the list was made', async () => {
    const world = new TriageWorld();
    await world.register('signal-1');
    const { events } = await world.signal('signal-1', ATTENTION_OFFICER, {
      type: 'identify-persons',
      data: { persons: [{ sex: 'unknown', ageBand: 'unknown', nationalityRegion: 'unknown', forms: [] }] },
    });
    const { personId } = events[0]?.data as { personId: string };
    await world.plan();
    await world.react([new WhenMeetingPlannedThenFillAgenda(world.commands, new Proposals())]);
    const [put] = await world.recorded('meeting-meeting-1', ...agenda);
    expect(put?.data).toMatchObject({ signalId: 'signal-1', subjects: [personId] });
  });

  it('lets a meeting be that was cancelled meanwhile', async () => {
    const world = new TriageWorld();
    await world.plan();
    await world.meeting({ type: 'cancel-meeting', data: {} });
    await world.react([new WhenMeetingPlannedThenFillAgenda(world.commands, new Proposals())]);
    expect(await world.recorded('meeting-meeting-1', ...agenda)).toEqual([]);
  });
});
