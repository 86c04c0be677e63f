import type { RouteEvent } from './route.events.js';

/** Every type of event that a route's stream may hold, for the registry. */
const TYPES: Readonly<Record<RouteEvent['type'], true>> = { 'route.published.v1': true };

export const routeEventTypes = { types: Object.keys(TYPES), upcasters: [] };

/** The stream that holds all versions of one region's route. */
export function routeStream(region: string): string {
  return `route-${region}`;
}
