import type { Automation, EventRegistry, EventStore, Position } from '../src/index.js';

/**
 * Lets automations react to what was stored after a position, one event after the other, until nothing new comes of it.
 * From the beginning once more is what happens after a crash: nothing new may come of that either.
 */
export async function react(
  store: EventStore,
  registry: EventRegistry,
  automations: readonly Automation[],
  after: Position = 0n,
): Promise<Position> {
  let at = after;
  for (let moved = true; moved;) {
    moved = false;
    for await (const { events } of store.readAll({ after: at })) {
      for (const event of events) {
        const interested = automations.filter(({ typePrefixes }) =>
          typePrefixes.some((prefix) => event.type.startsWith(prefix)),
        );
        for (const automation of interested) await automation.react(registry.current(event));
        at = event.position;
        moved = true;
      }
    }
  }
  return at;
}
