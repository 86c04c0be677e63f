import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { HttpProblem, type ProblemPart } from './problem.js';

/** Checks bodies, queries and paths against their request classes; refuses what is wrong or not known, all at once. */
export function inputPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (mistakes) => {
      const parts = mistakes.flatMap((mistake) => partsOf(mistake, ''));
      return new HttpProblem(400, 'invalid-input', 'The input breaks the rules named in errors', parts);
    },
  });
}

function partsOf(
  { property, constraints = {}, children = [] }: ValidationError,
  above: string,
): ProblemPart[] {
  const field = above === '' ? nameOf(property) : `${above}.${nameOf(property)}`;
  const own = Object.entries(constraints).map(([rule, message]) => ({
    field,
    rule,
    code: rule === 'whitelistValidation' ? 'unknown-field' : kebab(rule),
    message: rule === 'whitelistValidation' ? 'There is no such field' : message,
  }));
  return [...own, ...children.flatMap((child) => partsOf(child, field))];
}

/** A field's name as the client wrote it, unless it is none: it could be anything, so it is not repeated. */
function nameOf(property: string): string {
  return /^[A-Za-z0-9_-]{1,60}$/.test(property) ? property : '(not a field name)';
}

function kebab(rule: string): string {
  return rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
