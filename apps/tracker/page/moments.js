/** Everybody in the chain reads and writes Dutch time, wherever their computer stands. */
const ZONE = 'Europe/Amsterdam';
const LOCALES = { nl: 'nl-NL', en: 'en-GB' };
const DATE_FIELD = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/;

/** An instant in words, in Dutch time. */
export function inWords(instant, language) {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE };
  return new Date(instant).toLocaleString(LOCALES[language], options);
}

/** The instant at which Dutch clocks show what a date field holds; undefined: it is no date. */
export function instantOf(field) {
  const asIfUtc = DATE_FIELD.test(field) ? Date.parse(`${field}Z`) : NaN;
  const nearby = asIfUtc - aheadOfUtc(asIfUtc);
  const millis = asIfUtc - aheadOfUtc(nearby);
  return Number.isNaN(millis) ? undefined : new Date(millis).toISOString();
}

/** Milliseconds that Dutch clocks are ahead of UTC at an instant. */
function aheadOfUtc(millis) {
  if (Number.isNaN(millis)) return NaN;
  const shown = new Date(millis).toLocaleString('sv-SE', { timeZone: ZONE }).replace(' ', 'T');
  return Date.parse(`${shown}Z`) - Math.floor(millis / 1000) * 1000;
}
