import { againAction } from '../../src/discord/answer-interaction.ts';
import { UnusableControlError, type Action } from '../../src/discord/command.ts';
import { answerQuestion } from '../answering.ts';
import { readCommand } from '../controls.ts';
import type { Services } from '../services.ts';

/** A question picked from those that a withheld answer offers, and "Ask again". */
export function createAskActions(services: Services): readonly Action[] {
  const base = { conversation: null, isPrivate: true };
  return [
    {
      name: 'ask',
      isCorpusFree: true,
      run: async (input) => {
        const question = input.values[0]?.trim() ?? '';
        if (question === '') throw new UnusableControlError();
        const request = { ...base, question, commandId: readCommand(input.args[0]) };
        return { kind: 'message', ...(await answerQuestion(input, request, services)) };
      },
    },
    {
      name: againAction,
      isCorpusFree: true,
      run: async (input) => {
        const { question } = input.source;
        if (question === null) throw new UnusableControlError();
        const request = { ...base, question, commandId: null };
        return { kind: 'message', ...(await answerQuestion(input, request, services)) };
      },
    },
  ];
}
