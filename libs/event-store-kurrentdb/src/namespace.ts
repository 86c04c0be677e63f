import { eventTypeFilter } from '@kurrent/kurrentdb-client';

/** Without a dash: the text before the first dash of a stream's name is its category. */
const NAMESPACE = /^[a-z][a-z0-9_.]{0,62}$/;

/**
 * One history among others on a server: the names of its streams and event types begin with the same text, so that several
 * worlds share a cluster, and one filter lets exactly one world through, and none of the server's own events.
 */
export class Namespace {
  constructor(private readonly prefix: string) {
    if (!NAMESPACE.test(prefix))
      throw new RangeError(`"${prefix}" cannot begin the names of streams: a-z, then a-z, 0-9, "_" or "."`);
  }

  on(name: string): string {
    return this.prefix + name;
  }

  off(name: string): string {
    return name.slice(this.prefix.length);
  }

  /** Only events of this world whose type begins with one of these; all of this world when there are none. */
  filter(typePrefixes: readonly string[]) {
    return eventTypeFilter({
      prefixes: typePrefixes.length === 0 ? [this.prefix] : typePrefixes.map((each) => this.on(each)),
    });
  }
}
