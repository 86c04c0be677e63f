import type { CommandRunner, Instant } from '#event-sourcing';

/** A world under construction: commands with a clock that the builder drives, and automations that follow it. */
export interface WorldRuntime {
  readonly commands: CommandRunner;
  /** Sets what the store and the commands take for now. Only worlds marked as generated are built so. */
  setClock(now: Instant): void;
  /** Resolves when read models and automations have dealt with all that is stored. */
  settled(): Promise<void>;
}
