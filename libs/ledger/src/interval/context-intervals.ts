import { toMillis, type Recorded } from '#event-sourcing';
import type { PartyEvent } from '#party';
import type { RouteEvent, StallKind } from '#route';
import type { MeetingEvent } from '#triage';
import { IntervalBook, inForce } from './interval-book.js';
import { EMPTY, type Interval } from './interval.js';

/** A meeting, its agenda and its decisions. A decision stands until the meeting decides otherwise on the same subject. */
export function meetingIntervals(facts: readonly Recorded<MeetingEvent>[]): readonly Interval[] {
  const first = facts[0];
  if (first?.type !== 'triage.meeting-planned.v1') return [];
  const { meetingId, region, startsAt, chair, members, generated } = first.data;
  const book = new IntervalBook();
  const detail = { region, members, generated };
  book.begin('meeting', meetingId, first, {
    party: chair,
    state: 'planned',
    due: toMillis(startsAt),
    detail,
  });
  for (const fact of facts) noteMeeting(book, meetingId, fact);
  return book.all().map((interval) => ({
    ...interval,
    signalId: (interval.detail['signalId'] as string | undefined) ?? null,
  }));
}

function noteMeeting(book: IntervalBook, meetingId: string, fact: Recorded<MeetingEvent>): void {
  switch (fact.type) {
    case 'triage.meeting-planned.v1':
      return;
    case 'triage.meeting-cancelled.v1':
    case 'triage.meeting-closed.v1': {
      const planned = book.end('meeting', meetingId, fact);
      const state = fact.type === 'triage.meeting-closed.v1' ? 'closed' : 'cancelled';
      if (planned !== undefined)
        book.begin('meeting', meetingId, fact, {
          party: planned.party,
          state,
          due: planned.due,
          detail: planned.detail,
        });
      return;
    }
    case 'triage.signal-put-on-agenda.v1': {
      const { signalId, subjects, cause } = fact.data;
      book.end('agenda-item', signalId, fact);
      book.begin('agenda-item', signalId, fact, {
        state: 'on-agenda',
        reason: cause,
        detail: { meetingId, signalId, subjects },
      });
      return;
    }
    case 'triage.agenda-subjects-changed.v1': {
      const { signalId, subjects } = fact.data;
      const item = book.end('agenda-item', signalId, fact);
      if (item !== undefined) {
        book.begin('agenda-item', signalId, fact, {
          state: 'on-agenda',
          reason: item.reason,
          detail: { meetingId, signalId, subjects },
        });
      }
      return;
    }
    case 'triage.signal-taken-off-agenda.v1':
      book.end('agenda-item', fact.data.signalId, fact);
      return;
    case 'triage.reporting-decided.v1': {
      const { decisionId, signalId, subject, answer } = fact.data;
      for (const earlier of book
        .openIn('decision')
        .filter(
          (d) => d.reason === 'reporting' && d.subject === subject && d.detail['signalId'] === signalId,
        )) {
        book.end('decision', earlier.ref, fact);
      }
      const due = answer.kind === 'assign' ? answer.due : answer.kind === 'defer' ? answer.until : null;
      book.begin('decision', decisionId, fact, {
        subject,
        party: answer.kind === 'assign' ? answer.to : null,
        state: answer.kind,
        reason: 'reporting',
        due: due === null ? null : toMillis(due),
        detail: {
          meetingId,
          signalId,
          fate: 'pending',
          decidedAt: fact.occurredAt,
          ...(answer.kind === 'waive' ? { waiveReason: answer.reason } : {}),
        },
      });
      return;
    }
    case 'triage.action-decided.v1': {
      const { decisionId, signalId, party, action, due } = fact.data;
      book.begin('decision', decisionId, fact, {
        party,
        state: action,
        reason: 'action',
        due: toMillis(due),
        detail: { meetingId, signalId, fate: 'pending', decidedAt: fact.occurredAt },
      });
      return;
    }
    case 'triage.feedback-decided.v1': {
      const { decisionId, signalId, to, outcome, by } = fact.data;
      book.begin('decision', decisionId, fact, {
        party: by,
        other: to,
        state: outcome,
        reason: 'feedback',
        detail: { meetingId, signalId, fate: 'pending', decidedAt: fact.occurredAt },
      });
      return;
    }
    case 'triage.action-done.v1':
      fate(book, fact, 'done');
      return;
    case 'triage.decision-applied.v1':
      fate(book, fact, 'applied');
      return;
    case 'triage.decision-overtaken.v1':
      fate(book, fact, 'overtaken', fact.data.code);
      return;
  }
}

function fate(
  book: IntervalBook,
  fact: Recorded<MeetingEvent> & { readonly data: { readonly decisionId: string } },
  outcome: string,
  code?: string,
): void {
  const decision = book.end('decision', fact.data.decisionId, fact);
  if (decision === undefined) return;
  const { subject, party, other, state, reason, due, detail } = decision;
  book.begin('decision', decision.ref, fact, {
    subject,
    party,
    other,
    state,
    reason,
    due,
    detail: { ...detail, fate: outcome, ...(code === undefined ? {} : { overtakenBy: code }) },
  });
}

/** Each version of a region's route is in force until the next; each norm is a row of its own, so that a stall can be joined to it. */
export function routeIntervals(facts: readonly Recorded<RouteEvent>[]): readonly Interval[] {
  const versions = facts.map((fact) => ({
    at: toMillis(fact.data.inForceFrom),
    by: fact.id,
    route: fact.data,
  }));
  return inForce(versions).flatMap(({ at: from, to, by: openedBy, closedBy, route }) => {
    const row = { ...EMPTY, from, to, openedBy, closedBy, due: null };
    const norms = route.gates.flatMap((gate) =>
      (Object.entries(gate.normDays) as [StallKind, number][]).map(([kind, days]): Interval => ({
        ...row,
        lane: 'norm',
        ref: `${gate.role} ${kind} ${route.version}`,
        state: kind,
        amount: days,
        party: { id: route.region, role: gate.role, region: route.region, municipality: null },
      })),
    );
    return [
      {
        ...row,
        lane: 'route' as const,
        ref: `${route.region} ${route.version}`,
        party: route.by,
        state: 'in-force',
        amount: route.version,
        detail: { ...route },
      },
      ...norms,
    ];
  });
}

/** A party takes part from its registration until it is closed. Its name is what it is called now. */
export function partyIntervals(facts: readonly Recorded<PartyEvent>[]): readonly Interval[] {
  const book = new IntervalBook();
  // A new name may have been recorded later than one that came after it.
  for (const fact of [...facts].sort((a, b) => toMillis(a.occurredAt) - toMillis(b.occurredAt))) {
    if (fact.type === 'party.registered.v1') {
      const { party, name, generated } = fact.data;
      book.begin('party', party.id, fact, { party, state: 'open', detail: { name, generated } });
      continue;
    }
    const present = book.end('party', fact.data.partyId, fact);
    if (present === undefined) continue;
    const { party, detail } = present;
    const renamed = fact.type === 'party.renamed.v1' ? { ...detail, name: fact.data.name } : detail;
    book.begin('party', fact.data.partyId, fact, {
      party,
      state: fact.type === 'party.closed.v1' ? 'closed' : present.state,
      detail: renamed,
    });
  }
  return book.all();
}
