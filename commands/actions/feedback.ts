import { stripMarkup } from '../../src/answer/clean-question.ts';
import { UnusableControlError, type ActionInput, type ActionResult } from '../../src/discord/command.ts';
import { renderNotice } from '../../src/message/render-error.ts';
import { wordsFor } from '../../src/message/words.ts';
import type { ServedActions, Services } from '../services.ts';
import { claimOnce } from '../sharing.ts';

/** 👍 and 👎: counted for the question, whatever it was answered from, without who clicked. */
export const feedbackActions: ServedActions = {
  helpful: (input, services) => thank(input, false, services),
  unhelpful: (input, services) => thank(input, true, services),
};

/** Counts once a person and message. */
async function thank(
  input: ActionInput,
  isDisliked: boolean,
  { gaps, repeats }: Services,
): Promise<ActionResult> {
  const { source, caller } = input;
  if (gaps === null || source.question === null) throw new UnusableControlError();
  const isFirst = await claimOnce(input, `feedback:${caller.userId}`, repeats);
  if (isFirst && isDisliked) void gaps.add(stripMarkup(source.question), 'disliked');
  const message = renderNotice(wordsFor(caller, 'private').thanks);
  return { kind: 'message', message, outcome: 'answered' };
}
