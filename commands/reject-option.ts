import type { CommandResult, Input } from '../src/discord/command.ts';
import { renderMissingOption, renderNotice } from '../src/message/render-error.ts';
import { wordsFor } from '../src/message/words.ts';

/** Says which option is missing; null where one is there, but was picked of a corpus that has changed since. */
export function rejectOption({ caller }: Input, missing: 'question' | 'a' | 'b' | null): CommandResult {
  const words = wordsFor(caller, 'private');
  const message =
    missing === null ? renderNotice(words.stale) : renderMissingOption(words.command[missing], words);
  return { message, outcome: 'rejected' };
}
