import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AutomationRunner, refusalOf, type Position } from '#event-sourcing';
import { loadOpenQuestions, triageAutomations, type AgendaProposal } from '#triage';
import { AFTER_MEETING, ATTENTION_OFFICER, IN_MEETING, POLICE_TEAM, TriageWorld } from '#triage/testing';

const FIRST = 'meeting-first';
const SECOND = 'meeting-second';

/** Each automation behind its own reader, as in the server. */
class Running {
  private readonly runners: readonly AutomationRunner[];

  constructor(private readonly world: TriageWorld) {
    const kept = new Map<string, Position>();
    const checkpoints = {
      load: (name: string) => Promise.resolve(kept.get(name) ?? 0n),
      save: async (name: string, position: Position) => void kept.set(name, position),
    };
    const nothing = { for: (): Promise<readonly AgendaProposal[]> => Promise.resolve([]) };
    this.runners = triageAutomations(world.commands, world.calendar, nothing).map(
      (automation) => new AutomationRunner(world.store, world.registry, automation, checkpoints),
    );
    for (const runner of this.runners) runner.start();
  }

  /** Until no automation has anything left to react to. */
  async settled(): Promise<void> {
    for (let head = -1n; head !== (await this.world.store.head());) {
      head = await this.world.store.head();
      for (const runner of this.runners) expect(await runner.waitFor(head, 5_000)).toBe(true);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
  }
}

describe('signals and meetings together', () => {
  let world: TriageWorld;
  let running: Running;

  beforeEach(async () => {
    world = new TriageWorld();
    await world.start();
    running = new Running(world);
    await world.register();
    await world.plan({ meetingId: 'first' });
    await world.plan({ meetingId: 'second', startsAt: AFTER_MEETING });
  });
  afterEach(async () => {
    await running.stop();
    await world.stop();
  });

  const close = async (meetingId: string) =>
    world.meeting(
      {
        type: 'close-meeting',
        data: { openQuestions: await loadOpenQuestions(world.commands, ['signal-1'], world.now) },
      },
      meetingId,
    );
  const agenda = (stream: string) => world.facts(stream, 'triage.signal-put-on-agenda.v1');
  const onAgenda = (cause: string) => [
    { type: 'triage.signal-put-on-agenda.v1', data: { signalId: 'signal-1', subjects: ['signal'], cause } },
  ];

  it('what was put off comes back by itself, until it is answered; the meeting does not close before', async () => {
    await world.signal('signal-1', ATTENTION_OFFICER, {
      type: 'request-triage',
      data: { region: 'noordermark' },
    });
    await running.settled();
    expect(await agenda(FIRST)).toEqual(onAgenda('requested'));

    world.now = IN_MEETING;
    expect(await refusalOf(close('first'))).toMatchObject({ code: 'unanswered-reporting-question' });
    const putOff = { kind: 'defer', until: '2031-03-20T00:00:00.000Z' } as const;
    await world.meeting(
      { type: 'decide-reporting', data: { signalId: 'signal-1', subject: 'signal', answer: putOff } },
      'first',
    );
    await close('first');
    await running.settled();
    expect(await world.recorded('signal-signal-1', 'signal.triage-held.v1')).toHaveLength(1);
    expect(await agenda(SECOND)).toEqual(onAgenda('deferred-until-now'));

    world.now = AFTER_MEETING;
    expect(await refusalOf(close('second'))).toMatchObject({ code: 'unanswered-reporting-question' });
    const assign = { kind: 'assign', to: POLICE_TEAM, due: '2031-04-10T00:00:00.000Z' } as const;
    await world.meeting(
      { type: 'decide-reporting', data: { signalId: 'signal-1', subject: 'signal', answer: assign } },
      'second',
    );
    await close('second');
    await running.settled();
    const trail = await world.recorded(
      'signal-signal-1',
      'signal.reporting-deferred.v1',
      'signal.reporting-assigned.v1',
    );
    expect(trail.map(({ type }) => type)).toEqual([
      'signal.reporting-deferred.v1',
      'signal.reporting-assigned.v1',
    ]);
    expect((await world.recorded(SECOND)).at(-1)?.type).toBe('triage.decision-applied.v1');
  });

  it('what was not kept comes back, and leaves the agenda when it is kept after all', async () => {
    const via = { kind: 'decision' } as const;
    const data = { subject: 'signal', to: POLICE_TEAM, due: '2031-03-09T00:00:00.000Z', via };
    await world.signal('signal-1', ATTENTION_OFFICER, { type: 'assign-reporting', data });
    await running.settled();
    expect(await agenda(FIRST)).toEqual(onAgenda('unkept'));
    await world.signal('signal-1', POLICE_TEAM, {
      type: 'submit-report',
      data: {
        subject: 'signal',
        criteria: ['complaint-signs'],
        legalBasis: 'legal-obligation',
        complete: true,
      },
    });
    await running.settled();
    expect(await world.recorded(FIRST, 'triage.signal-taken-off-agenda.v1')).toHaveLength(1);
  });
});
