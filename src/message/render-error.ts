import { frameBlocks, joinLines, type Message, writeQuestion } from './message.ts';
import type { Words } from './words.ts';

export function renderNotice(...lines: readonly (string | null)[]): Message {
  return { ...frameBlocks(joinLines(...lines)), isFramed: false };
}

/** Private notice that a command failed; the id stands in the log beside the cause, which the user never sees. */
export function renderError(errorId: string, words: Words): Message {
  return renderNotice(words.failed, `-# ${words.failedId(`\`${errorId}\``)}`);
}

/** Private notice that what somebody used is of an old corpus, under what was asked, which can be asked again. */
export function renderStale(question: string, words: Words): Message {
  return { ...renderNotice(writeQuestion(question), words.stale), hasQuestion: true };
}
