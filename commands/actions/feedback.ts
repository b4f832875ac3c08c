import { stripMarkup } from '../../src/answer/clean-question.ts';
import { UnusableControlError, type Action } from '../../src/discord/command.ts';
import { renderNotice } from '../../src/message/render-error.ts';
import { wordsFor } from '../../src/message/words.ts';
import type { Services } from '../services.ts';
import { claimOnce } from '../sharing.ts';

/** 👍 and 👎: counted for the question, once a person and message, without who clicked. */
export function createFeedbackActions({ gaps, repeats }: Services): readonly Action[] {
  return ['helpful', 'unhelpful'].map((name) => ({
    name,
    // The question is what counts, whatever it was answered from.
    isCorpusFree: true,
    run: async (input) => {
      const { source, caller } = input;
      if (gaps === null || source.question === null) throw new UnusableControlError();
      const isFirst = await claimOnce(input, `feedback:${caller.userId}`, repeats);
      if (isFirst && name === 'unhelpful') void gaps.add(stripMarkup(source.question), 'disliked');
      const message = renderNotice(wordsFor(caller, 'private').thanks);
      return { kind: 'message', message, outcome: 'answered' };
    },
  }));
}
