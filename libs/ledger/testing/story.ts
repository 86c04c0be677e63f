import { plusDays, type Instant } from '#event-sourcing';
import type { PartyRef } from '#party';
import { STALL_KINDS, type Gate } from '#route';
import {
  WHOLE_SIGNAL,
  type Correction,
  type SignalCommand,
  type SignalEvent,
  type SignalRegistered,
} from '#signal';
import {
  ATTENTION_OFFICER,
  CARE_COORDINATOR,
  CHAIN_DIRECTOR,
  LABOUR_INSPECTORATE,
  MUNICIPALITY,
  POLICE_TEAM,
  REGION,
  REGISTRY,
} from './cast.js';
import { LedgerWorld } from './ledger-world.js';

/** Day 0 of the story; `day(20)` is when the views look. */
export const DAY_0: Instant = '2031-03-03T09:00:00.000Z';
export const day = (days: number): Instant => plusDays(DAY_0, days);
export const LOOKING_AT = day(20);
/** Days that any kind of waiting may last in the story. */
export const NORM_DAYS = 2;
export const RECEIPT_HASH = 'a'.repeat(64);
export const MEETING = 'meeting-1';

/** A world in which a chain director, an attention officer and a police team deal with five signals in twenty days. */
export class Story {
  private constructor(readonly world: LedgerWorld) {}

  static async begin(): Promise<Story> {
    return new Story(await LedgerWorld.open(day(-30)));
  }

  /** The whole story, up to the day of looking. */
  static async told(): Promise<Story> {
    const story = await Story.begin();
    await story.setUp();
    await story.passedOn();
    await story.offered();
    await story.heldBack();
    await story.reported();
    await story.droppedOut();
    await story.meeting();
    story.world.now = LOOKING_AT;
    await story.world.follow();
    return story;
  }

  close(): Promise<void> {
    return this.world.close();
  }

  /** Somebody does something on a day, and records it at once. */
  async on(days: number, by: PartyRef, signalId: string, command: SignalCommand): Promise<void> {
    if (day(days) > this.world.now) this.world.now = day(days);
    await this.world.signal(signalId, by, command, day(days));
  }

  register(
    days: number,
    signalId: string,
    by: PartyRef = ATTENTION_OFFICER,
    data: Partial<SignalRegistered['data']> = {},
  ): Promise<void> {
    const usual = {
      signalId,
      source: 'inspector',
      channel: 'phone',
      observedAt: null,
      receivedAt: day(days),
      region: REGION,
      municipality: MUNICIPALITY,
      forms: ['labour'],
      urgency: 'normal',
      personCount: null,
      receiptHash: null,
      generated: false,
      importedFrom: null,
    } as const;
    return this.on(days, by, signalId, { type: 'register-signal', data: { ...usual, ...data } });
  }

  async branchOf(signalId: string, party: PartyRef): Promise<string> {
    const events = (await this.world.recorded()).filter(
      ({ stream }) => stream === `signal-${signalId}`,
    ) as unknown as SignalEvent[];
    const branches = events.flatMap((event) => {
      if (event.type === 'signal.registered.v1')
        return [[event.data.registeredBy.id, event.data.branchId] as const];
      return event.type === 'signal.hand-off-accepted.v1'
        ? [[event.data.by.id, event.data.branchId] as const]
        : [];
    });
    return new Map(branches).get(party.id) ?? '';
  }

  /** The last recorded fact of a type. */
  async fact<Type extends SignalEvent['type']>(signalId: string, type: Type) {
    const events = (await this.world.recorded()).filter(
      (event) => event.stream === `signal-${signalId}` && event.type === type,
    );
    const found = events.at(-1);
    if (found === undefined) throw new Error(`No ${type} in ${signalId}`);
    return found as typeof found & Extract<SignalEvent, { type: Type }>;
  }

  async correct(signalId: string, type: SignalEvent['type'], correction: Correction): Promise<void> {
    const { id: corrects } = await this.fact(signalId, type);
    await this.world.signal(signalId, CHAIN_DIRECTOR, {
      type: 'correct-fact',
      data: { corrects, correction },
    });
  }

  async offer(days: number, signalId: string, by: PartyRef, ...to: readonly PartyRef[]): Promise<void> {
    const branchId = await this.branchOf(signalId, by);
    await this.on(days, by, signalId, {
      type: 'offer-hand-off',
      data: { branchId, to, keepsCustody: false, legalBasis: 'public-task' },
    });
  }

  async accept(days: number, signalId: string, by: PartyRef): Promise<void> {
    const { data } = await this.fact(signalId, 'signal.hand-off-offered.v1');
    await this.on(days, by, signalId, { type: 'accept-hand-off', data: { handOffId: data.handOffId } });
  }

  async end(
    days: number,
    signalId: string,
    by: PartyRef,
    reason: 'no-capacity' | 'wrong-desk',
  ): Promise<void> {
    const branchId = await this.branchOf(signalId, by);
    await this.on(days, by, signalId, { type: 'end-branch', data: { branchId, reason, relabelledAs: null } });
  }

  submit(days: number, signalId: string, by: PartyRef, subject: string = WHOLE_SIGNAL): Promise<void> {
    return this.on(days, by, signalId, {
      type: 'submit-report',
      data: { subject, criteria: ['b8-offered'], legalBasis: 'legal-obligation', complete: true },
    });
  }

  private async setUp(): Promise<void> {
    for (const party of [ATTENTION_OFFICER, CHAIN_DIRECTOR, CARE_COORDINATOR, POLICE_TEAM])
      await this.world.register(party, `Desk ${party.role}`);
    await this.publish(day(-30), NORM_DAYS);
  }

  /** A route on which every desk has the same norm for every kind of waiting. */
  async publish(inForceFrom: Instant, normDays: number): Promise<void> {
    const roles = [ATTENTION_OFFICER, CHAIN_DIRECTOR, CARE_COORDINATOR, POLICE_TEAM, LABOUR_INSPECTORATE].map(
      ({ role }) => role,
    );
    const gates = roles.map((role): Gate => ({
      role,
      normDays: Object.fromEntries(STALL_KINDS.map((kind) => [kind, normDays])),
      firstContact: false,
      reports: true,
    }));
    const handOffs = [
      { from: ATTENTION_OFFICER.role, to: CHAIN_DIRECTOR.role, forms: null, acuteOnly: false },
    ];
    await this.world.publish({
      region: REGION,
      inForceFrom,
      gates,
      handOffs,
      triageEveryDays: 14,
      generated: false,
    });
  }

  /** signal-1: handed to the chain director, who waits for triage and consent; the police team has to report it, and is late. */
  private async passedOn(): Promise<void> {
    await this.register(0, 'signal-1', ATTENTION_OFFICER, { receiptHash: RECEIPT_HASH });
    const { data } = await this.fact('signal-1', 'signal.feedback-owed.v1');
    await this.on(0.5, ATTENTION_OFFICER, 'signal-1', {
      type: 'give-feedback',
      data: { dutyId: data.dutyId, outcome: 'picked-up' },
    });
    await this.offer(1, 'signal-1', ATTENTION_OFFICER, CHAIN_DIRECTOR);
    await this.accept(2, 'signal-1', CHAIN_DIRECTOR);
    await this.on(3, CHAIN_DIRECTOR, 'signal-1', { type: 'request-triage', data: { region: REGION } });
    await this.on(3, CHAIN_DIRECTOR, 'signal-1', {
      type: 'record-consent',
      data: { subject: WHOLE_SIGNAL, scope: 'report', answer: 'asked' },
    });
    await this.on(4, CHAIN_DIRECTOR, 'signal-1', {
      type: 'assign-reporting',
      data: { subject: WHOLE_SIGNAL, to: POLICE_TEAM, due: day(8), via: { kind: 'decision' } },
    });
    await this.on(5, POLICE_TEAM, 'signal-1', { type: 'accept-reporting', data: { subject: WHOLE_SIGNAL } });
  }

  /** signal-2: offered, and nobody answers; each relies on the other to report it. */
  private async offered(): Promise<void> {
    await this.register(0, 'signal-2');
    await this.offer(1, 'signal-2', ATTENTION_OFFICER, CHAIN_DIRECTOR);
    await this.on(6, ATTENTION_OFFICER, 'signal-2', {
      type: 'assume-reporting',
      data: { subject: WHOLE_SIGNAL, reliesOn: CHAIN_DIRECTOR },
    });
    await this.on(7, CHAIN_DIRECTOR, 'signal-2', {
      type: 'assume-reporting',
      data: { subject: WHOLE_SIGNAL, reliesOn: ATTENTION_OFFICER },
    });
  }

  /** signal-3: held back for enrichment, past its date. */
  private async heldBack(): Promise<void> {
    await this.register(0, 'signal-3');
    const branchId = await this.branchOf('signal-3', ATTENTION_OFFICER);
    await this.on(1, ATTENTION_OFFICER, 'signal-3', {
      type: 'hold-until',
      data: { branchId, until: day(5), reason: 'enrichment' },
    });
  }

  /** signal-4: two persons; one reported and acknowledged, the other reported only. */
  private async reported(): Promise<void> {
    await this.register(0, 'signal-4', POLICE_TEAM, { urgency: 'acute' });
    const person = {
      sex: 'female',
      ageBand: '18-22',
      nationalityRegion: 'europe',
      forms: ['labour'],
    } as const;
    await this.on(1, POLICE_TEAM, 'signal-4', {
      type: 'identify-persons',
      data: { persons: [person, { ...person, forms: ['organ-removal', 'sexual'] }] },
    });
    const persons = (await this.world.recorded()).filter(
      ({ type }) => type === 'signal.person-identified.v1',
    );
    for (const { data } of persons)
      await this.submit(3, 'signal-4', POLICE_TEAM, (data as { personId: string }).personId);
    const { data } = await this.fact('signal-4', 'signal.report-submitted.v1');
    await this.on(6, REGISTRY, 'signal-4', {
      type: 'acknowledge-report',
      data: { reportId: data.reportId, registryNumber: 'M-2031-1', registryPersonNumber: 'P-1' },
    });
  }

  /** signal-5: ended for want of capacity. */
  private async droppedOut(): Promise<void> {
    await this.register(0, 'signal-5');
    await this.end(6, 'signal-5', ATTENTION_OFFICER, 'no-capacity');
  }

  private async meeting(): Promise<void> {
    const members = [CHAIN_DIRECTOR, CARE_COORDINATOR, POLICE_TEAM];
    this.world.now = day(8);
    await this.world.meeting(MEETING, {
      type: 'plan-meeting',
      data: {
        meetingId: MEETING,
        region: REGION,
        startsAt: day(10),
        chair: CHAIN_DIRECTOR,
        members,
        generated: false,
      },
    });
    await this.world.meeting(MEETING, {
      type: 'put-on-agenda',
      data: { signalId: 'signal-2', subjects: [WHOLE_SIGNAL], cause: 'assumed' },
    });
    this.world.now = day(10.1);
    await this.world.meeting(MEETING, {
      type: 'decide-action',
      data: { signalId: 'signal-2', party: CARE_COORDINATOR, action: 'arrange-care', due: day(15) },
    });
  }
}
