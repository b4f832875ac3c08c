import { UnusableControlError, type Action } from '../../src/discord/command.ts';
import { againAction } from '../../src/discord/reply.ts';
import { readTitle } from '../../src/message/parts.ts';
import { answerQuestion } from '../answering.ts';
import type { Services } from '../services.ts';
import { readCommand } from './follow-up.ts';

/** "Ask again": the question in the title of a message, of what the corpus says by now. */
export function createAskAgainAction(services: Services): Action {
  return {
    name: againAction,
    isCorpusFree: true,
    run: async (input) => {
      const question = readTitle(input.source.text);
      if (question === null) throw new UnusableControlError();
      const request = { question, conversation: null, commandId: null, isPrivate: true };
      return { kind: 'message', ...(await answerQuestion(input, request, services)) };
    },
  };
}

/** A question picked from those that a withheld answer offers. */
export function createAskAction(services: Services): Action {
  return {
    name: 'ask',
    isCorpusFree: true,
    run: async (input) => {
      const question = input.values[0]?.trim() ?? '';
      if (question === '') throw new UnusableControlError();
      const commandId = readCommand(input.args[0]);
      const request = { question, conversation: null, commandId, isPrivate: true };
      return { kind: 'message', ...(await answerQuestion(input, request, services)) };
    },
  };
}
