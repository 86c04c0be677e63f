import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { acting, aParty } from '#party/testing';
import { BAD_EVENT, skipped, stoppedAtBadEvent } from '#operations/testing';
import type { SkipEvent } from './operations.commands.js';
import { LONGEST_REASON, operationsDecider } from './operations.decider.js';

const options = { actor: acting(aParty('chain-director')) };
const skip = (data: Partial<SkipEvent['data']> = {}): SkipEvent => ({
  type: 'skip-event',
  data: { projection: 'ledger', eventId: BAD_EVENT, reason: 'Damaged on import', ...data },
});

describe('skip the event at which a reader stopped', () => {
  const decider = operationsDecider([stoppedAtBadEvent]);

  it('records which, where and why', () => {
    given(decider).when(skip(), options).then(skipped());
  });

  it('tidies the reason', () => {
    given(decider)
      .when(skip({ reason: '  Damaged \n on import ' }), options)
      .then(skipped());
  });

  it('stays quiet when it is skipped already, whether or not the reader still stands there', () => {
    given(decider, skipped())
      .when(skip({ reason: 'Again' }), options)
      .thenNothing();
    given(operationsDecider([]), skipped()).when(skip(), options).thenNothing();
  });

  it('may follow another', () => {
    const next = { eventId: 'the-next', position: 9n };
    given(operationsDecider([next]), skipped())
      .when(skip({ eventId: 'the-next' }), options)
      .then(skipped({ eventId: 'the-next', position: '9' }));
  });

  it('refuses any other event, and one of a reader that did not stop', () => {
    const refused = { field: 'eventId', kind: 'conflict' } as const;
    given(decider)
      .when(skip({ eventId: 'another' }), options)
      .thenRefused('not-stopped-there', refused);
    given(operationsDecider([])).when(skip(), options).thenRefused('not-stopped-there', refused);
  });

  it.each(['', '   ', 'a\u0000b', 'x'.repeat(LONGEST_REASON + 1)])('refuses the reason %j', (reason) => {
    given(decider)
      .when(skip({ reason }), options)
      .thenRefused('reason-malformed', { field: 'reason', kind: 'invalid' });
  });
});
