import { UnusableControlError, type Action } from '../../src/discord/command.ts';
import { decodeSnowflake } from '../../src/discord/custom-id.ts';
import { createView } from '../../src/discord/view.ts';
import { readTitle } from '../../src/message/parts.ts';
import { answerQuestion } from '../answering.ts';
import { createId } from '../controls.ts';
import { longestQuestion } from '../definition.ts';
import type { Services } from '../services.ts';

const field = 'question';

/**
 * "Follow up": a form, and then the answer in the light of the question before, which stands as the title of the
 * message that the button is on.
 */
export function createFollowUpActions(services: Services): readonly Action[] {
  return [
    {
      name: 'follow',
      isCorpusFree: true,
      run: (input) => {
        const { words } = createView(input, 'private');
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
        const before = readTitle(input.source.text);
        const turn = before === null ? null : await services.engine().converse(before, null);
        const conversation = turn?.conversation ?? null;
        const commandId = readCommand(input.args[0]);
        const request = { question, conversation, commandId, isPrivate: true };
        return { kind: 'message', ...(await answerQuestion(input, request, services)) };
      },
    },
  ];
}

/** The command of a custom id, as `encodeCommand` writes it; null when there is none. */
export function readCommand(argument: string | undefined): string | null {
  return argument === '' ? null : decodeSnowflake(argument);
}
