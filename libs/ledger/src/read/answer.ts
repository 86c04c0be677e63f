import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '#event-sourcing';
import type { PartyRef, PartyRole } from '#party';
import { Flag, Moment, One, Text, TextOrNull, Texts, Whole, WholeOrNull, Word } from '#platform';
import type { Urgency } from '#signal';
import { URGENCIES } from '#signal';
import { ALL_PARTY_ROLES } from '#party';
import type { AsOf, Listed } from './as-of.js';
import type { SignalSummary } from './signal-filter.js';

export {
  Amount,
  AmountOrNull,
  Flag,
  FlagOrNull,
  Many,
  Moment,
  MomentOrNull,
  One,
  Table,
  Text,
  TextOrNull,
  Texts,
  Whole,
  WholeOrNull,
  Word,
  Words,
} from '#platform';

export class ProjectionAnswer {
  @Text('Name of the projection')
  readonly name!: string;
  @Whole('Its version: with the same one, the same two instants always give the same answer')
  readonly version!: number;
}

export class AsOfAnswer implements AsOf {
  @Moment('How things were at this instant')
  readonly validAt!: Instant;
  @Moment('By what had been recorded at this instant')
  readonly knownAt!: Instant;
  @One(() => ProjectionAnswer, 'By which version of the views it was worked out')
  readonly projection!: ProjectionAnswer;
}

export class ListAnswer extends AsOfAnswer {
  @Whole('Page, from 1')
  readonly page!: number;
  @Whole('Items on a page at the most')
  readonly pageSize!: number;
  @Whole('Items on all pages together')
  readonly total!: number;
}

/** The class of a page of items, for the API document: `StallAnswer` makes `StallList`. */
export function listOf<Item>(item: Type<Item>): Type<Listed<Item>> {
  class List extends ListAnswer implements Listed<Item> {
    @ApiProperty({ type: [item] })
    readonly items!: readonly Item[];
  }
  Object.defineProperty(List, 'name', { value: `${item.name.replace(/Answer$/, '')}List` });
  return List;
}

export class PartyAnswer implements PartyRef {
  @Text('Id of the party')
  readonly id!: string;
  @Word(ALL_PARTY_ROLES, 'Role in the chain')
  readonly role!: PartyRole;
  @TextOrNull('Null: a national party')
  readonly region!: string | null;
  @TextOrNull('Null: not a local party')
  readonly municipality!: string | null;
}

/** What every list tells about a signal. */
export class SignalSummaryAnswer implements SignalSummary {
  @Text('Id of the signal')
  readonly signalId!: string;
  @Word(['live', 'ended'], 'Whether anybody still holds it')
  readonly state!: string;
  @Word(URGENCIES, 'Urgency')
  readonly urgency!: Urgency;
  @Texts('Suspected forms; empty: none yet')
  readonly forms!: readonly string[];
  @TextOrNull('Region where it plays, else that of the party that registered it')
  readonly region!: string | null;
  @TextOrNull('Municipality where it plays, else that of the party that registered it')
  readonly municipality!: string | null;
  @WholeOrNull('Persons concerned; null: not known')
  readonly personCount!: number | null;
  @Flag('Made up by a generator, not a real signal')
  readonly generated!: boolean;
  @TextOrNull('Case in the log that it was imported from; null: registered here')
  readonly importedFrom!: string | null;
}
