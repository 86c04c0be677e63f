import { Flag, listOf, PartyAnswer, Text, Word } from '../answer.js';
import type { ListedParty } from './parties.view.js';

export class ListedPartyAnswer extends PartyAnswer implements ListedParty {
  @Text('What it is called')
  readonly name!: string;
  @Word(['open', 'closed'], 'Whether it still takes anything on')
  readonly state!: string;
  @Flag('Made up by a generator')
  readonly generated!: boolean;
}

export const PartyList = listOf(ListedPartyAnswer);
