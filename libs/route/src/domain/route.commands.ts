import type { RoutePublished } from './route.events.js';

/** The version number and the publisher come from the stream and the decision context. */
export interface PublishRoute {
  readonly type: 'publish-route';
  readonly data: Omit<RoutePublished['data'], 'version' | 'by'>;
}

export type RouteCommand = PublishRoute;
