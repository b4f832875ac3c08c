import { createHash } from 'node:crypto';
import type { ActionInput, Input } from '../src/discord/command.ts';

/** Says, for the first who asks with a key, that they may go ahead; for others within a quarter of an hour that not. */
export type Claim = (key: string) => Promise<boolean>;

/** Discord's permission to use apps here that the server has not installed, for others to see. */
const useExternalApps = 1n << 50n;

/** Claims what may be done once with a message, or once by each person; the store learns neither message nor person. */
export async function claimOnce(
  { source, caller }: ActionInput,
  deed: string,
  { claim, isEachPersons }: { readonly claim: Claim; readonly isEachPersons: boolean },
): Promise<boolean> {
  if (source.id === null) return true;
  const key = [source.id, deed, ...(isEachPersons ? [caller.userId] : [])].join(':');
  return claim(createHash('sha256').update(key).digest('base64url'));
}

/** Whether what somebody has the bot post can be seen by others: not so where only they have installed it, and the server minds. */
export function canShare({ caller }: Input): boolean {
  const { isUserInstallOnly, guildId, permissions } = caller;
  return !isUserInstallOnly || guildId === null || (permissions & useExternalApps) !== 0n;
}
