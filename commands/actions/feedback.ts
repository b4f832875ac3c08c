import { UnusableControlError, type Action, type ActionResult } from '../../src/discord/command.ts';
import { createView } from '../../src/discord/view.ts';
import { readTitle } from '../../src/message/parts.ts';
import { renderNotice } from '../../src/message/render-error.ts';
import { claimOnce } from '../claim.ts';
import type { Services } from '../services.ts';

/** 👍 and 👎: counted for the question, once a person and message, without who clicked. */
export function createFeedbackActions({ feedback, claim }: Services): readonly Action[] {
  return (['helpful', 'unhelpful'] as const).map((verdict) => ({
    name: verdict,
    // The question is what counts, whatever it was answered from.
    isCorpusFree: true,
    run: async (input): Promise<ActionResult> => {
      const question = readTitle(input.source.text);
      if (feedback === null || question === null) throw new UnusableControlError();
      const isFirst = await claimOnce(input, 'feedback', { claim, isEachPersons: true });
      if (isFirst) feedback.record({ verdict, question });
      const { words } = createView(input, 'private');
      return { kind: 'message', message: renderNotice(words.thanks), outcome: 'answered' };
    },
  }));
}
