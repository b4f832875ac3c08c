import { echoText } from './escape.ts';
import { shares } from './limits.ts';
import type { Message } from './message.ts';
import { plainNotice } from './parts.ts';
import { words } from './words.ts';

/** Private notice that a command failed; the id stands in the log beside the cause, which the user never sees. */
export function renderError(errorId: string): Message {
  return plainNotice([words.failed, `-# ${words.failedId(`\`${errorId}\``)}`]);
}

/** Private notice that the command (or component) belongs to no command of this bot. */
export function renderUnknownCommand(): Message {
  return plainNotice([words.unknownCommand]);
}

/** Private notice that a command came without an option it needs. */
export function renderMissingOption(name: string): Message {
  return plainNotice([words.missingOption(`**${echoText(name, shares.nameChars)}**`)]);
}
