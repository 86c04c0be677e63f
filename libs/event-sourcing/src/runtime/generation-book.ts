/** One generation of a projection's rows: a place of its own, made by one version of the projection. */
export interface GenerationEntry {
  readonly number: number;
  readonly version: number;
  /** False until it held all that was stored: before that it is never asked. */
  readonly whole: boolean;
}

/** What is kept about the generations. Two at the most: the one that is served, and one beside it. */
export interface GenerationBook {
  readonly served: number;
  /** The number that the next one gets: numbers are never used again. */
  readonly next: number;
  readonly entries: readonly GenerationEntry[];
}

/** The version that this program makes, and the oldest whose rows it can read and go on with. */
export interface Versions {
  readonly version: number;
  readonly oldestReadable: number;
}

export function isReadable(entry: GenerationEntry, { version, oldestReadable }: Versions): boolean {
  return entry.version >= oldestReadable && entry.version <= version;
}

/**
 * What a program begins with: a half-made generation of its own version goes on, one of another version is dropped; where no
 * generation is of its version, one is begun beside the served one.
 */
export function bookAtStart(found: GenerationBook | null, versions: Versions): GenerationBook {
  if (found === null) return withNew({ served: 1, next: 1, entries: [] }, versions.version);
  const book = servingReadable(withoutUnfinished(found, versions), versions);
  if (book.entries.some(({ version }) => version === versions.version)) return book;
  return withNew(onlyServed(book), versions.version);
}

/** The book with a generation more, still to be filled; served only when there is no other. */
export function withNew({ served, next, entries }: GenerationBook, version: number): GenerationBook {
  return {
    served: entries.some(({ number }) => number === served) ? served : next,
    next: next + 1,
    entries: [...entries, { number: next, version, whole: false }],
  };
}

export function without(book: GenerationBook, number: number): GenerationBook {
  return { ...book, entries: book.entries.filter((entry) => entry.number !== number) };
}

/** The book in which a generation is whole, and served. */
export function serving(book: GenerationBook, number: number): GenerationBook {
  const entries = book.entries.map((entry) => (entry.number === number ? { ...entry, whole: true } : entry));
  return { ...book, served: number, entries };
}

function withoutUnfinished(book: GenerationBook, { version }: Versions): GenerationBook {
  return {
    ...book,
    entries: book.entries.filter((entry) => entry.whole || entry.version === version),
  };
}

/** When the served one cannot be read, such as after a step back to an older program, another whole one takes its place. */
function servingReadable(book: GenerationBook, versions: Versions): GenerationBook {
  const readable = book.entries.filter((entry) => entry.whole && isReadable(entry, versions));
  const [other] = readable;
  if (other === undefined || readable.some(({ number }) => number === book.served)) return book;
  return { ...book, served: other.number };
}

function onlyServed(book: GenerationBook): GenerationBook {
  return { ...book, entries: book.entries.filter(({ number }) => number === book.served) };
}
