import {
  Inject,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { OpenLedger } from '../generation/ledger-views.js';
import { READ_CONTROLLERS } from './read-side.js';
import { LEDGER } from './tokens.js';

const BY_LEDGER = 'ketenspoor:worked-out-by-ledger';

/** For controllers elsewhere whose answers are worked out as the ledger's own views are. */
export const WorkedOutByLedger = () => SetMetadata(BY_LEDGER, true);

/** Adds to every answer of a view by which version of the ledger it was worked out: that of the generation that is served. */
@Injectable()
export class NameProjection implements NestInterceptor {
  constructor(@Inject(LEDGER) private readonly ledger: OpenLedger) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return isView(context.getClass())
      ? next.handle().pipe(map((answer: unknown) => this.named(answer)))
      : next.handle();
  }

  private named(answer: unknown): unknown {
    if (typeof answer !== 'object' || answer === null) return answer;
    return { ...answer, projection: { name: 'ledger', version: this.ledger.version } };
  }
}

function isView(controller: object): boolean {
  return (
    READ_CONTROLLERS.some((view) => view === controller) ||
    Reflect.getMetadata(BY_LEDGER, controller) === true
  );
}
