import { ApiProperty } from '@nestjs/swagger';
import type { GenerationState, Instant } from '#event-sourcing';
import { Many, Moment, Text, TextOrNull, WholeOrNull, Word } from '#platform';
import type { SkippedEvent } from '../../skipped-events.js';
import type { ProjectionItem, ProjectionList } from './projections.view.js';

const GENERATION_STATES = ['served', 'building', 'standby', 'unreadable'] as const;

export class ProjectionFailureAnswer {
  @TextOrNull('The event at which it stopped; null: it stopped for another reason')
  readonly eventId!: string | null;
  @TextOrNull('Type of that event')
  readonly type!: string | null;
  @TextOrNull('Position of that event')
  readonly position!: string | null;
  @Text('Why it stopped')
  readonly message!: string;
}

export class SkippedEventAnswer implements SkippedEvent {
  @Text('The event that is passed over')
  readonly eventId!: string;
  @Text('Its position')
  readonly position!: string;
  @Text('Why, as the operator said')
  readonly reason!: string;
  @Moment('When that was decided')
  readonly decidedAt!: Instant;
}

export class ProjectionAnswer implements ProjectionItem {
  @Text('Name of the projection or automation')
  readonly name!: string;
  @Word(['projection', 'automation'], 'Whether it keeps rows, or sends commands')
  readonly kind!: ProjectionItem['kind'];
  @WholeOrNull('Version of its rows; null for an automation')
  readonly version!: number | null;
  @WholeOrNull('Number of the generation; null when it keeps none')
  readonly generation!: number | null;
  @ApiProperty({
    oneOf: [{ type: 'string', enum: [...GENERATION_STATES] }, { type: 'null' }],
    description:
      'Whether the generation answers questions, is being built, follows beside the served one, or cannot be read by this version',
  })
  readonly generationState!: GenerationState | null;
  @Word(
    ['catching-up', 'live', 'stopped', 'standby', 'elsewhere'],
    'What it is doing, here or in another process',
  )
  readonly state!: ProjectionItem['state'];
  @Text('How far it has come')
  readonly position!: string;
  @Text('Position of the last event')
  readonly head!: string;
  @Text('How far it is behind, in positions')
  readonly lag!: string;
  @WholeOrNull('Events a second while catching up; null: not measured')
  readonly eventsPerSecond!: number | null;
  @WholeOrNull('Seconds until it has caught up; null: not known')
  readonly remainingSeconds!: number | null;
  @ApiProperty({
    oneOf: [{ $ref: '#/components/schemas/ProjectionFailureAnswer' }, { type: 'null' }],
    description: 'Why it stopped, and at which event; null: it did not stop',
  })
  readonly failure!: ProjectionItem['failure'];
  @Many(() => SkippedEventAnswer, 'What it passes over by decision')
  readonly skipped!: readonly SkippedEvent[];
}

export class ProjectionListAnswer implements ProjectionList {
  @Text('Position of the last event')
  readonly head!: string;
  @Many(() => ProjectionAnswer, 'One for each generation of a projection, and one for each automation')
  readonly items!: readonly ProjectionAnswer[];
}
