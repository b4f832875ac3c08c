import type { Input } from '../../src/discord/command.ts';
import type { Words } from '../../src/message/words.ts';

/** Who asked, and with which command, linked where its id is known, so that others learn it; nobody is notified. */
export function sign(
  { caller }: Input,
  command: { readonly name: string; readonly id: string | null },
  words: Words,
): string {
  const mention = command.id === null ? `\`/${command.name}\`` : `</${command.name}:${command.id}>`;
  return words.sharedBy(`<@${caller.userId}>`, mention);
}
