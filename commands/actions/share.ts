import { UnusableControlError, type Action, type ActionResult } from '../../src/discord/command.ts';
import { createView } from '../../src/discord/view.ts';
import { readTitle } from '../../src/message/parts.ts';
import { nameSection } from '../../src/corpus/document.ts';
import { consult, showAnswer, speakLike } from '../answering.ts';
import { claimOnce } from '../claim.ts';
import { decodeRef } from '../passage-ref.ts';
import type { Services } from '../services.ts';
import { readCommand } from './follow-up.ts';
import { sign } from './signature.ts';

/**
 * "Share": posts a private answer for everybody, with who asked and the command. The passages come from the custom
 * id; only the question, which is echoed, comes from the message.
 */
export function createShareAction({ engine: currentEngine, feedback, claim }: Services): Action {
  return {
    name: 'share',
    isCorpusFree: false,
    run: async (input): Promise<ActionResult> => {
      const engine = currentEngine();
      const [command, ...refs] = input.args;
      const [best, ...others] = refs.map((ref) => decodeRef(engine.corpus, ref));
      if (best === undefined) throw new UnusableControlError();
      const { document, section } = best.passage;
      const question = readTitle(input.source.text) ?? nameSection(document, section);
      const again = await consult(engine, question, null);
      const isSame = again.passages[0]?.passage === best.passage;
      const shown = {
        question,
        readings: isSame ? again.readings : [],
        passages: [best, ...others] as const,
        signature: null,
      };
      const commandId = readCommand(command);
      const setting = { engine, hasFeedback: feedback !== null, commandId, isPrivate: true };
      const signature = sign(
        input,
        { name: 'virt', id: commandId },
        createView(speakLike(input, question), 'public').words,
      );
      return {
        kind: 'update',
        message: showAnswer(input, shown, { ...setting, sharing: 'shared' }),
        ...((await claimOnce(input, 'share', { claim, isEachPersons: false }))
          ? {
              followUp: showAnswer(input, { ...shown, signature }, { ...setting, isPrivate: false }),
              otherwise: showAnswer(input, shown, { ...setting, sharing: 'refused' }),
            }
          : {}),
        outcome: 'answered',
      };
    },
  };
}
