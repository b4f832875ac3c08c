import { againAction } from '../../src/discord/answer-interaction.ts';
import { UnusableControlError, type ActionInput, type ActionResult } from '../../src/discord/command.ts';
import { longestText } from '../../src/discord/options.ts';
import { wordsFor } from '../../src/message/words.ts';
import { answerQuestion, type QuestionRequest } from '../answering.ts';
import { createId, readCommand } from '../controls.ts';
import type { ServedActions, Services } from '../services.ts';

const field = 'question';

/** A question picked from those that a withheld answer offers, "Ask again", and "Follow up": a form, and its answer. */
export const askActions: ServedActions = {
  ask: (input, services) =>
    answer(input, input.values[0], { commandId: readCommand(input.args[0]) }, services),
  [againAction]: (input, services) => answer(input, input.source.question, {}, services),
  follow: ({ caller, args }, { engine }) => {
    const words = wordsFor(caller, 'private');
    const text = { customId: field, label: words.followUpLabel, placeholder: words.followUpHint };
    const customId = createId(engine(), 'followed', args.slice(0, 1));
    const form = { customId, title: words.followUp, field: { ...text, maxChars: longestText } };
    return { kind: 'form', form };
  },
  followed: async (input, services) => {
    const before = input.source.question;
    const turn = before === null ? null : await services.engine().converse(before, null);
    const said = { conversation: turn?.conversation ?? null, commandId: readCommand(input.args[0]) };
    return answer(input, input.fields.get(field)?.trim().slice(0, longestText), said, services);
  },
};

async function answer(
  input: ActionInput,
  asked: string | null | undefined,
  parts: Partial<QuestionRequest>,
  services: Services,
): Promise<ActionResult> {
  const question = asked?.trim() ?? '';
  if (question === '') throw new UnusableControlError();
  const request = { conversation: null, commandId: null, isPrivate: true, ...parts, question };
  return { kind: 'message', ...(await answerQuestion(input, request, services)) };
}
