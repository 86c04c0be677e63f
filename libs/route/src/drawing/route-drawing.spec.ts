import { describe, expect, it } from '@jest/globals';
import { SAMPLE_ROUTE_I } from '../sample/sample-route-i.js';
import { SAMPLE_ROUTE_II } from '../sample/sample-route-ii.js';
import { SAMPLE_ROUTE_III } from '../sample/sample-route-iii.js';
import { routeDrawing } from './route-drawing.js';
import { drawingLabels } from './route-labels.js';

const dutch = drawingLabels('nl');
const small = {
  gates: [
    {
      role: 'attention-officer',
      normDays: { 'offered-not-accepted': 3, 'accepted-no-decision': 7 },
      firstContact: true,
      reports: false,
    },
    { role: 'chain-director', normDays: {}, firstContact: false, reports: false },
    { role: 'nla', normDays: {}, firstContact: false, reports: true },
  ],
  handOffs: [
    { from: 'attention-officer', to: 'chain-director', forms: null, acuteOnly: false },
    { from: 'attention-officer', to: 'nla', forms: ['labour'], acuteOnly: true },
    { from: 'chain-director', to: 'nla', forms: ['labour'], acuteOnly: false },
  ],
  triageEveryDays: 14,
} as const;

describe('a drawing of a route', () => {
  it('shows desks with their norms, choices, the triage table, first contacts and who reports', () => {
    expect(routeDrawing(small, dutch)).toBe(`flowchart TD
  signal(["Signaal"])
  attention_officer["Aandachtsfunctionaris<br/>oppakken binnen 3 dagen<br/>beslissen binnen 7 dagen"]
  nla["Nederlandse Arbeidsinspectie"]
  subgraph triage ["Drieluikoverleg, elke 14 dagen"]
    chain_director["Ketenregisseur"]
  end
  signal --> attention_officer
  attention_officer --> choice_attention_officer{"Waarheen?"}
  choice_attention_officer -->|"elk signaal"| chain_director
  choice_attention_officer -->|"acuut, arbeidsuitbuiting"| nla
  chain_director -->|"arbeidsuitbuiting"| nla
  comensha(["CoMensha"])
  nla -. "meldt" .-> comensha
`);
  });

  it('has no triage table where the route has none', () => {
    expect(routeDrawing(SAMPLE_ROUTE_II, dutch)).not.toContain('subgraph');
  });

  it('speaks English too, and escapes what Mermaid would trip over', () => {
    expect(routeDrawing(small, drawingLabels('en'))).toContain(
      'subgraph triage ["Triage meeting, every 14 days"]',
    );
    expect(routeDrawing(small, (key) => `"${key}"`)).toContain('signal(["#quot;word.signal#quot;"])');
  });

  it.each([SAMPLE_ROUTE_I, SAMPLE_ROUTE_II, SAMPLE_ROUTE_III])(
    'draws every gate and hand-off of sample route $name',
    (route) => {
      const drawing = routeDrawing(route, dutch);
      for (const { role } of route.gates)
        expect(drawing).toContain(`${role.replaceAll('-', '_')}["${dutch(`role.${role}`)}`);
      const arrows = drawing.split('\n').filter((line) => line.includes('-->'));
      const choices = drawing.split('\n').filter((line) => line.includes('{"')).length;
      const firstContacts = route.gates.filter((gate) => gate.firstContact).length;
      expect(arrows).toHaveLength(route.handOffs.length + choices + firstContacts);
    },
  );
});
