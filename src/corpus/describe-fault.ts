import { getSystemErrorMap } from 'node:util';

/** What a failed file operation means, in words that follow a file's name. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [, meaning] = ('errno' in error && getSystemErrorMap().get(Number(error.errno))) || [];
  return meaning ?? error.message;
}
