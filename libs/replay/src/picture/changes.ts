/** One difference between two pictures. An entry that is not there reads as null, so null never stands for an entry. */
export interface Change {
  /** JSON Pointer (RFC 6901) into the picture; empty: the whole picture. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Tree = Readonly<Record<string, unknown>>;

/**
 * What is different in `after`, in the order of its fields. Goes down into objects that are there on both sides; lists,
 * and entries that came or went, are told as a whole.
 */
export function changesBetween(before: unknown, after: unknown, path = ''): readonly Change[] {
  if (isTree(before) && isTree(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      changesBetween(before[key] ?? null, after[key] ?? null, `${path}/${escaped(key)}`),
    );
  }
  return same(before, after) ? [] : [{ path, before, after }];
}

/** The picture that these changes lead to. */
export function applyChanges(picture: unknown, changes: readonly Change[]): unknown {
  return changes.reduce<unknown>((tree, { path, after }) => withValue(tree, segments(path), after), picture);
}

/** The picture that these changes came from. */
export function revertChanges(picture: unknown, changes: readonly Change[]): unknown {
  return changes.reduceRight<unknown>(
    (tree, { path, before }) => withValue(tree, segments(path), before),
    picture,
  );
}

/** The names in a path, from the top down. */
export function segments(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function withValue(tree: unknown, [key, ...deeper]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const record: Tree = isTree(tree) ? tree : {};
  if (deeper.length === 0 && value === null && isTree(record[key])) return without(record, key);
  return { ...record, [key]: withValue(record[key], deeper, value) };
}

function without(record: Tree, gone: string): Tree {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== gone));
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
