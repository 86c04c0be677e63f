import type { Instant } from '#event-sourcing';
import { levelOf, type PartyLevel, type PartyRole } from '#party';
import type { Form } from '#signal';
import type { PublishRoute } from '../domain/route.commands.js';
import type { Gate, PermittedHandOff } from '../domain/route.events.js';
import type { Route } from '../domain/route.js';
import { BRANCH_GATE_NORMS, FRONTLINE_NORMS, LOCAL_GATE_NORMS, REGIONAL_GATE_NORMS } from './sample-norms.js';

/** A route as the report describes that of a real municipality (made anonymous there as I, II and III), for any region to start from. */
export interface SampleRoute extends Route {
  readonly name: 'I' | 'II' | 'III';
}

/** The command by which the chain director of a region publishes a sample route. */
export function publishSampleRoute(
  sample: SampleRoute,
  region: string,
  inForceFrom: Instant,
  generated: boolean,
): PublishRoute {
  const { gates, handOffs, triageEveryDays } = sample;
  return {
    type: 'publish-route',
    data: { region, inForceFrom, gates, handOffs, triageEveryDays, generated },
  };
}

const NORMS: Readonly<Partial<Record<PartyLevel, Gate['normDays']>>> = {
  frontline: FRONTLINE_NORMS,
  'local-gate': LOCAL_GATE_NORMS,
  'regional-gate': REGIONAL_GATE_NORMS,
  'branch-gate': BRANCH_GATE_NORMS,
};

interface GateTraits {
  readonly firstContact?: boolean;
  readonly reports?: boolean;
}

/** A gate with the sample norms of its level. */
export function gate(role: PartyRole, { firstContact = false, reports = false }: GateTraits = {}): Gate {
  return { role, normDays: NORMS[levelOf(role)] ?? {}, firstContact, reports };
}

/** Hand-offs from each of some desks to each of others, for every signal unless `only` says otherwise. */
export function from(
  senders: readonly PartyRole[],
  recipients: readonly PartyRole[],
  only: { readonly forms?: readonly Form[]; readonly acute?: true } = {},
): readonly PermittedHandOff[] {
  return senders.flatMap((sender) =>
    recipients.map((recipient) => ({
      from: sender,
      to: recipient,
      forms: only.forms ?? null,
      acuteOnly: only.acute ?? false,
    })),
  );
}
