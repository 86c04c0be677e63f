import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { STALL_KINDS } from '../domain/route.events.js';
import { BRANCH_GATE_NORMS, FRONTLINE_NORMS, LOCAL_GATE_NORMS, REGIONAL_GATE_NORMS } from './sample-norms.js';

describe('the sample norms', () => {
  it.each(STALL_KINDS)('are documented as the assumptions that they are: %s', (kind) => {
    // The table may be laid out in any width.
    const guide = readFileSync('docs/how-to/publish-a-route.md', 'utf8').replace(/ +/g, ' ');
    const days = [FRONTLINE_NORMS, LOCAL_GATE_NORMS, REGIONAL_GATE_NORMS, BRANCH_GATE_NORMS].map(
      (norms) => norms[kind] ?? '–',
    );
    expect(guide).toContain(`| \`${kind}\` | ${days.join(' | ')} |`);
  });
});
