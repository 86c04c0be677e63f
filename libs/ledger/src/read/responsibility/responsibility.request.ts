import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { BooleanInQuery, ID, SignalListRequest } from '../as-of.request.js';
import {
  QUESTION_STATES,
  RESPONSIBILITY_MARKS,
  type QuestionState,
  type ResponsibilityMark,
} from './responsibility.view.js';

export class ResponsibilityRequest extends SignalListRequest {
  @ApiPropertyOptional({ enum: QUESTION_STATES })
  @IsOptional()
  @IsIn(QUESTION_STATES)
  state?: QuestionState;

  @ApiPropertyOptional({ enum: RESPONSIBILITY_MARKS, description: 'Only what stands out so.' })
  @IsOptional()
  @IsIn(RESPONSIBILITY_MARKS)
  mark?: ResponsibilityMark;

  @ApiPropertyOptional({ description: 'The party that is to report, or reported.' })
  @IsOptional()
  @Matches(ID)
  party?: string;

  @ApiPropertyOptional({ default: false, description: 'Also questions that ask nobody anything any more.' })
  @IsOptional()
  @BooleanInQuery()
  @IsBoolean()
  includeSettled?: boolean;
}
