import { UnusableControlError, type Action } from '../../src/discord/command.ts';
import { wordsFor } from '../../src/message/words.ts';
import { answerQuestion } from '../answering.ts';
import { createId, readCommand } from '../controls.ts';
import { longestQuestion } from '../definition.ts';
import type { Services } from '../services.ts';

const field = 'question';

/**
 * "Follow up": a form, and then the answer in the light of the question before, that of the message with the button.
 */
export function createFollowUpActions(services: Services): readonly Action[] {
  return [
    {
      name: 'follow',
      isCorpusFree: true,
      run: (input) => {
        const words = wordsFor(input.caller, 'private');
        const form = {
          customId: createId(services.engine(), 'followed', input.args.slice(0, 1)),
          title: words.followUpTitle,
          field: {
            customId: field,
            label: words.followUpLabel,
            placeholder: words.followUpHint,
            maxChars: longestQuestion,
          },
        };
        return { kind: 'form', form };
      },
    },
    {
      name: 'followed',
      isCorpusFree: true,
      run: async (input) => {
        const question = input.fields.get(field)?.trim().slice(0, longestQuestion) ?? '';
        if (question === '') throw new UnusableControlError();
        const before = input.source.question;
        const turn = before === null ? null : await services.engine().converse(before, null);
        const conversation = turn?.conversation ?? null;
        const commandId = readCommand(input.args[0]);
        const request = { question, conversation, commandId, isPrivate: true };
        return { kind: 'message', ...(await answerQuestion(input, request, services)) };
      },
    },
  ];
}
