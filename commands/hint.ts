import type { Engine } from '../src/answer/engine.ts';
import { echoText } from '../src/message/escape.ts';
import type { CommandResult, Input } from '../src/discord/command.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { wordsFor, type Words } from '../src/message/words.ts';

/** How many suggestions to ask for, so that some are questions that can serve as examples. */
const suggestionsWanted = 50;

const longestExample = 80;

/** Examples of what can be asked, what asks before what only names. */
export function suggestQuestions(engine: Engine): readonly string[] {
  const suggested = engine.complete({ kind: 'question' }, '', suggestionsWanted).map(({ text }) => text);
  const short = suggested.filter((text) => text.length <= longestExample);
  return short.toSorted((one, other) => Number(other.endsWith('?')) - Number(one.endsWith('?')));
}

/** What to say to somebody who has not asked anything: with an example, if there is one. */
export function hintAt(engine: Engine, words: Words): string {
  const [example] = suggestQuestions(engine);
  return example === undefined ? words.askMe : words.askMeSuchAs(echoText(example));
}

/** Says which option is missing; null where one is there, but was picked of a corpus that has changed since. */
export function rejectOption({ caller }: Input, missing: 'question' | 'a' | 'b' | null): CommandResult {
  const words = wordsFor(caller, 'private');
  const notice =
    missing === null ? words.stale : words.missingOption(`**${echoText(words.command[missing])}**`);
  return { message: renderNotice(notice), outcome: 'rejected' };
}
