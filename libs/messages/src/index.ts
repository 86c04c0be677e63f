import type { Catalogue } from './catalogue.js';
import { english } from './en.js';
import { dutch } from './nl.js';

export { REPLAY_WORDS } from './catalogue.js';
export type { Catalogue, MessageGroup, ReplayWord } from './catalogue.js';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words of the product in each language. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { nl: dutch, en: english };
