/** What a machine offers: its environment, its platform, and whether a file is there. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly exists: (file: string) => boolean;
}

export function findBrowser(machine?: Machine): string | undefined;
export function leavesBrowserTestsOut(machine?: Machine): boolean;
