/** Pass over an event at which a projection or automation stopped. */
export interface SkipEvent {
  readonly type: 'skip-event';
  readonly data: { readonly projection: string; readonly eventId: string; readonly reason: string };
}

export type OperationsCommand = SkipEvent;
