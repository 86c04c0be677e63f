import type { Instant } from '#event-sourcing';
import type { PartyRef } from '#party';
import {
  AsOfAnswer,
  Flag,
  Many,
  Moment,
  MomentOrNull,
  One,
  PartyAnswer,
  Table,
  Text,
  Whole,
  WholeOrNull,
} from '../answer.js';
import type { RouteVersion, RouteVersions } from './routes.view.js';

export class RouteVersionAnswer implements RouteVersion {
  @Text('Region')
  readonly region!: string;
  @Whole('1, 2, 3 …')
  readonly version!: number;
  @Moment('From when')
  readonly inForceFrom!: Instant;
  @MomentOrNull('Until when; null: no later version is known')
  readonly inForceTo!: Instant | null;
  @Flag('In force at validAt')
  readonly inForce!: boolean;
  @Table('object', 'Desks, with the norm in days for each kind of waiting')
  readonly gates!: RouteVersion['gates'];
  @Table('object', 'Permitted hand-offs')
  readonly handOffs!: RouteVersion['handOffs'];
  @WholeOrNull('Days between triage meetings; null: none are held')
  readonly triageEveryDays!: number | null;
  @One(() => PartyAnswer, 'Who published it')
  readonly by!: PartyRef;
  @Flag('Made up by a generator')
  readonly generated!: boolean;
}

export class RouteVersionsAnswer extends AsOfAnswer implements RouteVersions {
  @Text('Region')
  readonly region!: string;
  @Many(() => RouteVersionAnswer, 'Newest first')
  readonly versions!: readonly RouteVersionAnswer[];
}
