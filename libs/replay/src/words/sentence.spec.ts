import { expect, it } from '@jest/globals';
import { ATTENTION_OFFICER, CHAIN_DIRECTOR, Story } from '#ledger/testing';
import { chainHistory, sentence, stateInWords } from '#replay';

it('tells in either language what was recorded, by which party, and what it changed', async () => {
  const story = await Story.begin();
  await story.register(0, 'signal-1');
  await story.offer(1, 'signal-1', ATTENTION_OFFICER, CHAIN_DIRECTOR);
  await story.accept(2, 'signal-1', CHAIN_DIRECTOR);
  const { items } = await chainHistory(story.world, { direction: 'forward', pageSize: 50 });
  const told = (type: string, language: 'nl' | 'en') =>
    items.filter((step) => step.type === type).map((step) => sentence(step, language));
  expect(told('signal.registered.v1', 'en')).toEqual(['Signal registered (attention-officer-1).']);
  expect(told('signal.hand-off-offered.v1', 'nl')).toEqual([
    'Overdracht aangeboden (attention-officer-1): aangeboden – → attention-officer-1 › chain-director-1.',
  ]);
  expect(told('signal.branch-passed-on.v1', 'en')).toEqual([
    'Passed on (chain-director-1): held by attention-officer-1, chain-director-1 → chain-director-1.',
  ]);
  await story.close();
});

it('does not take the state of a party for that of a reporting question', () => {
  const state = { state: 'open', name: 'Loket Noordermark (voorbeeld)' };
  expect(stateInWords(state as never, 'en')).toContain('state: open');
  expect(stateInWords(state as never, 'nl').join()).not.toContain('niemand meldt');
});
