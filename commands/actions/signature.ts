import type { Input } from '../../src/discord/command.ts';
import type { Words } from '../../src/message/words.ts';

/** Who asked, and with which command, so that others learn it; nobody is notified. */
export function sign({ caller }: Input, command: { name: string; id: string } | null, words: Words): string {
  const mention = command === null ? '`/topics`' : `</${command.name}:${command.id}>`;
  return words.sharedBy(`<@${caller.userId}>`, mention);
}
