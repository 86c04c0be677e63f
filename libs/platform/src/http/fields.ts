import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { instant } from '#event-sourcing';

/** One decorator per kind of field: its rule, its description in the API document, and whether it may be left out. */
interface Options {
  readonly optional?: boolean;
}

const PARTY_ID = /^[a-z0-9][a-z0-9-]{0,79}$/;
const PLACE = /^[\p{L}\p{N}](?:[\p{L}\p{N} .'’()-]{0,78}[\p{L}\p{N}.)])?$/u;
/** A subject of the reporting question. */
export const SUBJECT = /^(signal|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const MOST_IN_LIST = 100;
/** No fact of the chain lies outside these years; a mistyped year is caught. */
const [EARLIEST, LATEST] = ['1990-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'];

/** An id that this system gave out. */
export function IdField(description: string, options: Options = {}): PropertyDecorator {
  return field(
    { type: String, format: 'uuid', description },
    options,
    IsUUID('all', { message: 'Must be a UUID' }),
    lowerCase(),
  );
}

export function PartyField(description: string, options: Options = {}): PropertyDecorator {
  return field({ type: String, pattern: PARTY_ID.source, description }, options, isPartyId());
}

/** One or more parties, none twice. */
export function PartiesField(description: string, options: Options = {}): PropertyDecorator {
  return field(
    { type: [String], minItems: 1, maxItems: MOST_IN_LIST, description },
    options,
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(MOST_IN_LIST),
    ArrayUnique(),
    isPartyId(true),
  );
}

/** A region or municipality, by its name. */
export function PlaceField(description: string, options: Options = {}): PropertyDecorator {
  return field(
    { type: String, maxLength: 80, description },
    options,
    Matches(PLACE, { message: 'Must be the name of a place: 1 to 80 letters and digits' }),
  );
}

/** `signal`, or the id of a person known to the signal. */
export function SubjectField(): PropertyDecorator {
  const description = 'Whose reporting question: `signal` while no person is known, else the id of a person';
  return field(
    { type: String, pattern: SUBJECT.source, description },
    {},
    Matches(SUBJECT, { message: 'Must be signal, or the id of a person' }),
  );
}

/** One word of a list. */
export function CodeField(
  words: readonly string[],
  description: string,
  options: Options = {},
): PropertyDecorator {
  return field({ type: String, enum: [...words], description }, options, IsIn([...words]));
}

export function CodesField(
  words: readonly string[],
  description: string,
  options: Options = {},
): PropertyDecorator {
  return field(
    { type: String, isArray: true, enum: [...words], description },
    options,
    IsArray(),
    ArrayMaxSize(words.length),
    ArrayUnique(),
    IsIn([...words], { each: true }),
  );
}

/** An ISO 8601 instant with `Z` or an offset; handed on in UTC with milliseconds. */
export function InstantField(description: string, options: Options = {}): PropertyDecorator {
  return field(
    { type: String, format: 'date-time', description },
    options,
    Transform(({ value }: { value: unknown }) => canonical(value) ?? value),
    ValidateBy({
      name: 'isInstant',
      validator: {
        validate: (value) => canonical(value) !== undefined,
        defaultMessage: () => 'Must be an ISO 8601 instant with Z or an offset',
      },
    }),
    ValidateBy({
      name: 'isInThisAge',
      validator: {
        validate: (value) =>
          canonical(value) === undefined || ((value as string) >= EARLIEST && (value as string) < LATEST),
        defaultMessage: () => 'Must lie between 1990 and 2100',
      },
    }),
  );
}

export function FlagField(description: string, options: Options = {}): PropertyDecorator {
  return field({ type: Boolean, description }, options, IsBoolean());
}

/** A whole number in a body. */
export function CountField(
  least: number,
  most: number,
  description: string,
  options: Options = {},
): PropertyDecorator {
  return field(
    { type: 'integer', minimum: least, maximum: most, description },
    options,
    IsInt(),
    Min(least),
    Max(most),
  );
}

/** A whole number in a query, where everything is text. */
export function QueryCountField(
  least: number,
  most: number,
  description: string,
  options: Options = {},
): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
    ),
    CountField(least, most, description, options),
  );
}

/** `true` or `false` in a query. */
export function QueryFlagField(description: string, options: Options = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    FlagField(description, options),
  );
}

/** Text of a fixed form. */
export function PatternField(
  pattern: RegExp,
  description: string,
  message: string,
  options: Options = {},
): PropertyDecorator {
  return field(
    { type: String, pattern: pattern.source, description },
    options,
    Matches(pattern, { message }),
  );
}

/** Objects of a request class of their own. */
export function ListField(
  item: new () => object,
  most: number,
  description: string,
  options: Options = {},
): PropertyDecorator {
  return field(
    { type: [item], maxItems: most, description },
    options,
    IsArray(),
    ArrayMaxSize(most),
    isObject(true),
    ValidateNested({ each: true }),
    Type(() => item),
  );
}

export function ObjectField(
  item: new () => object,
  description: string,
  options: Options = {},
): PropertyDecorator {
  return field(
    { type: item, description },
    options,
    isObject(),
    ValidateNested(),
    Type(() => item),
  );
}

export function field(
  api: ApiPropertyOptions,
  { optional = false }: Options,
  ...rules: PropertyDecorator[]
): PropertyDecorator {
  const property = ApiProperty({ ...api, required: !optional } as ApiPropertyOptions);
  return applyDecorators(property, ...(optional ? [IsOptional(), nullAsMissing()] : []), ...rules);
}

/** What is not known may be left out, or be null. */
function nullAsMissing(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => value ?? undefined);
}

function isPartyId(each = false): PropertyDecorator {
  return Matches(PARTY_ID, {
    each,
    message: 'Must be the id of a party: lower-case letters, digits and hyphens',
  });
}

function isObject(each = false): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return ValidateBy({
    name: 'isObject',
    validator: {
      validate: (value: unknown) => (each && Array.isArray(value) ? value.every(validate) : validate(value)),
      defaultMessage: () => (each ? 'Each must be an object' : 'Must be an object'),
    },
  });
}

function lowerCase(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  );
}

function canonical(value: unknown): string | undefined {
  try {
    return typeof value === 'string' ? instant(value) : undefined;
  } catch {
    return undefined;
  }
}
