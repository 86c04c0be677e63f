/** Takes the arguments after the command's name; answers the exit code. */
export type CliCommand = (args: readonly string[]) => Promise<number>;

/** A wrong way of calling; the message says the right one. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
