import type { Request } from 'express';
import type { Principal } from '../auth/principal.js';

/** A request with what the web layer found out about it. */
export interface ApiRequest extends Request {
  /** UUID: the caller's, or made here. */
  correlationId: string;
  /** Who is signed in; absent on public routes. */
  principal?: Principal;
}
