import { ValidateBy, type ValidationOptions } from 'class-validator';
import { instant, type Instant } from '#event-sourcing';

/** An ISO 8601 instant with an offset or `Z`, such as 2031-03-03T09:00:00Z. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  const defaultMessage = () => '$property must be an instant, such as 2031-03-03T09:00:00Z';
  return ValidateBy({ name: 'isInstant', validator: { validate: isInstant, defaultMessage } }, options);
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    instant(value);
    return true;
  } catch {
    return false;
  }
}

interface AsOfAsked {
  readonly validAt?: string;
  readonly knownAt?: string;
}

/** What was asked, with both instants: now, where they were left out. */
export function asOf<Asked extends AsOfAsked>(
  asked: Asked,
  now: Instant,
): Omit<Asked, 'validAt' | 'knownAt'> & { readonly validAt: Instant; readonly knownAt: Instant } {
  return { ...asked, validAt: instant(asked.validAt ?? now), knownAt: instant(asked.knownAt ?? now) };
}
