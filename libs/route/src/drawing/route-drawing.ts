import { levelOf, type PartyRole } from '#party';
import type { Gate, PermittedHandOff, StallKind } from '../domain/route.events.js';
import type { Route } from '../domain/route.js';
import type { DrawingLabel, DrawingLabelKey, DrawingWord } from './route-labels.js';

const REGISTRY = 'comensha';

/**
 * A route as the text of a Mermaid flowchart: a schematic with choices, to be printed for every desk (report §7.5, lesson 5).
 * A desk with several ways on gets a diamond; each way tells for which signals it is. Dotted: reports to the registry.
 */
export function routeDrawing(route: Route, label: DrawingLabel): string {
  const word = (key: DrawingWord): string => label(`word.${key}`);
  const table =
    route.triageEveryDays === null ? [] : route.gates.filter(({ role }) => levelOf(role) === 'regional-gate');
  const others = route.gates.filter((gate) => !table.includes(gate));
  return [
    'flowchart TD',
    `  signal([${quoted(word('signal'))}])`,
    ...others.map((gate) => `  ${desk(gate, label)}`),
    ...triageTable(table, route.triageEveryDays, label),
    ...route.gates.filter((gate) => gate.firstContact).map(({ role }) => `  signal --> ${node(role)}`),
    ...route.gates.flatMap(({ role }) =>
      waysOn(
        role,
        route.handOffs.filter((handOff) => handOff.from === role),
        label,
      ),
    ),
    ...reports(route.gates, label),
    '',
  ].join('\n');
}

function desk({ role, normDays }: Gate, label: DrawingLabel): string {
  const norm = (kind: StallKind, word: DrawingWord): string[] =>
    normDays[kind] === undefined ? [] : [`${label(`word.${word}`)} ${normDays[kind]} ${label('word.days')}`];
  const lines = [
    label(`role.${role}`),
    ...norm('offered-not-accepted', 'pick-up-within'),
    ...norm('accepted-no-decision', 'decide-within'),
  ];
  return `${node(role)}[${quoted(lines.join('<br/>'))}]`;
}

function triageTable(
  gates: readonly Gate[],
  everyDays: number | null,
  label: DrawingLabel,
): readonly string[] {
  if (gates.length === 0 || everyDays === null) return [];
  const title = `${label('word.triage')} ${everyDays} ${label('word.days')}`;
  return [
    `  subgraph triage [${quoted(title)}]`,
    ...gates.map((gate) => `    ${desk(gate, label)}`),
    '  end',
  ];
}

function waysOn(role: PartyRole, ways: readonly PermittedHandOff[], label: DrawingLabel): readonly string[] {
  const [only] = ways;
  if (only === undefined) return [];
  if (ways.length === 1) return [`  ${node(role)} ${arrow(condition(only, label))} ${node(only.to)}`];
  const choice = `choice_${node(role)}`;
  const conditional = ways.some((way) => condition(way, label) !== '');
  return [
    `  ${node(role)} --> ${choice}{${quoted(label('word.which-way'))}}`,
    ...ways.map(
      (way) =>
        `  ${choice} ${arrow(condition(way, label) || (conditional ? label('word.every-signal') : ''))} ${node(way.to)}`,
    ),
  ];
}

/** For which signals a way is, in words; empty: for all. */
function condition({ forms, acuteOnly }: PermittedHandOff, label: DrawingLabel): string {
  const words: readonly DrawingLabelKey[] = [
    ...(acuteOnly ? (['word.acute'] as const) : []),
    ...(forms ?? []).map((form) => `form.${form}` as const),
  ];
  return words.map(label).join(', ');
}

function reports(gates: readonly Gate[], label: DrawingLabel): readonly string[] {
  const reporters = gates.filter((gate) => gate.reports);
  if (reporters.length === 0) return [];
  return [
    `  ${node(REGISTRY)}([${quoted(label(`role.${REGISTRY}`))}])`,
    ...reporters.map(
      ({ role }) => `  ${node(role)} -. ${quoted(label('word.reports-to'))} .-> ${node(REGISTRY)}`,
    ),
  ];
}

/** A role as an identifier of Mermaid. */
function node(role: PartyRole): string {
  return role.replaceAll('-', '_');
}

function arrow(words: string): string {
  return words === '' ? '-->' : `-->|${quoted(words)}|`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '#quot;')}"`;
}
