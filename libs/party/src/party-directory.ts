import {
  DomainError,
  InMemoryView,
  type EventRegistry,
  type EventStore,
  type Recorded,
  type RecordedEvent,
} from '#event-sourcing';
import type { PartyEvent } from './domain/party.events.js';
import type { PartyRef } from './domain/party.js';
import { evolveParty, type PartyEntry } from './domain/party.state.js';

/**
 * All parties, for command handlers that turn an id into a party. Start it before the first command; after a command on a
 * party, wait with `caughtUpTo(answer.position)` before answering, so that the next command finds what this one did.
 */
export class PartyDirectory extends InMemoryView {
  private readonly entries = new Map<string, PartyEntry>();
  private readonly regions = new Set<string>();
  private readonly municipalities = new Set<string>();

  constructor(store: EventStore, registry: EventRegistry) {
    super('party-directory', ['party.'], store, registry);
  }

  find(id: string): PartyEntry | undefined {
    return this.entries.get(id);
  }

  /** The party with this id, closed or not. Refused as `unknown-party`, naming the field that held the id. */
  require(id: string, field: string): PartyRef {
    return this.requireEntry(id, field).party;
  }

  /** A party that still takes new things on. Refused as `unknown-party` or `party-closed`. */
  requireOpen(id: string, field: string): PartyRef {
    const { party, closed } = this.requireEntry(id, field);
    if (closed)
      throw new DomainError(
        'party-closed',
        `Party ${party.id} is closed and takes nothing new on`,
        'conflict',
        field,
      );
    return party;
  }

  /** A region in which some party works: places are named after the chain's parties, never in free text. */
  requireRegion(name: string, field: string): string {
    if (this.regions.has(name)) return name;
    throw new DomainError('unknown-region', 'No party works in a region of this name', 'invalid', field);
  }

  /** A municipality in which some party works. */
  requireMunicipality(name: string, field: string): string {
    if (this.municipalities.has(name)) return name;
    throw new DomainError(
      'unknown-municipality',
      'No party works in a municipality of this name',
      'invalid',
      field,
    );
  }

  /** In the order in which they were registered. */
  all(): readonly PartyEntry[] {
    return [...this.entries.values()];
  }

  protected take(event: RecordedEvent): void {
    const fact = event as Recorded<PartyEvent>;
    const id = fact.type === 'party.registered.v1' ? fact.data.party.id : fact.data.partyId;
    const entry = evolveParty(this.entries.get(id) ?? null, fact);
    if (entry === null) return;
    this.entries.set(id, entry);
    if (entry.party.region !== null) this.regions.add(entry.party.region);
    if (entry.party.municipality !== null) this.municipalities.add(entry.party.municipality);
  }

  private requireEntry(id: string, field: string): PartyEntry {
    const entry = this.entries.get(id);
    if (!entry) throw new DomainError('unknown-party', 'No party has this id', 'invalid', field);
    return entry;
  }
}
