import { describe, it } from '@jest/globals';
import { LINK_BASES } from '../vocabulary.js';
import { type SignalCommand } from '../signal.commands.js';
import { officer, registered, ended, when, type Given } from '../../../testing/told.js';

describe('linking and merging', () => {
  it.each(LINK_BASES)('links on %s, once', (basis) => {
    const link: SignalCommand = { type: 'link-signal', data: { otherSignalId: 'signal-2', basis } };
    when([registered()], link).thenTypes('signal.linked.v1');
    when(
      [registered(), { type: 'signal.linked.v1', data: { otherSignalId: 'signal-2', basis, by: officer } }],
      link,
    ).thenNothing();
  });
  it('ends a duplicate, and undoes that', () => {
    const merged: Given = { type: 'signal.merged.v1', data: { into: 'signal-2', by: officer } };
    when([registered()], { type: 'merge-signal', data: { into: 'signal-2' } }).thenTypes(
      'signal.merged.v1',
      'signal.branch-ended.v1',
      'signal.ended.v1',
    );
    when([registered(), merged, ...ended], { type: 'undo-merge', data: {} }).thenTypes(
      'signal.merge-undone.v1',
    );
  });
  it('is refused', () => {
    when([registered()], { type: 'merge-signal', data: { into: 'signal-1' } }).thenRefused('same-signal');
    when([registered()], { type: 'undo-merge', data: {} }).thenRefused('not-merged');
    when([registered()], {
      type: 'unlink-signal',
      data: { otherSignalId: 'signal-2', basis: 'same-person' },
    }).thenRefused('not-linked');
  });
});
