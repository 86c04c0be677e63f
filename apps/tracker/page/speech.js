import { inWords } from './moments.js';
import { words } from './words.js';

let language = 'nl';
/** The words of the domain, from the product's message catalogue, per language. */
const catalogues = {};

export const spoken = () => language;
export const text = (key) => words[language][key] ?? key;
export const label = (group, code) =>
  code === null || code === undefined ? text('notKnown') : (catalogues[language]?.[group]?.[code] ?? code);
export const codes = (group) => Object.keys(catalogues[language]?.[group] ?? {});
export const moment = (instant) => inWords(instant, language);
/** Place names come in as codes or as names; either way they begin with a capital. */
export const place = (name) =>
  name === null ? text('notKnown') : name.charAt(0).toUpperCase() + name.slice(1);

/** From now on everything is said in this language. */
export function speak(chosen) {
  language = chosen;
}

/** Fetches the words of the domain, once per language. Throws Unreachable. */
export async function learnWords(fetchWords) {
  catalogues[language] ??= await fetchWords(language);
}
