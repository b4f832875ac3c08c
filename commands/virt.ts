import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { createChoices, longestText, readGiven } from '../src/discord/options.ts';
import { answerQuestion } from './answering.ts';
import { describeIn, everywhere, nameIn } from './definition.ts';
import { rejectOption } from './hint.ts';
import type { Command } from '../src/discord/command.ts';

/** `/virt question private`: answers a question. Public unless asked otherwise; an abstention is always private. */
export const virt: Command = {
  definition: {
    name: 'virt',
    ...describeIn('virt'),
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...nameIn('question'),
        ...describeIn('questionHint'),
        required: true,
        max_length: longestText,
        autocomplete: true,
      },
      { type: ApplicationCommandOptionType.Boolean, ...nameIn('private'), ...describeIn('privateHint') },
    ],
  },
  run: async (input, services) => {
    const question = readGiven(input, 'question', services.engine());
    if (question === null || question === '')
      return rejectOption(input, question === null ? null : 'question');
    const isPrivate = input.options.get('private') === true;
    const request = { question, conversation: null, isPrivate };
    return answerQuestion(input, request, services);
  },
  autocomplete: (input, engine) => createChoices(input, { kind: 'question' }, engine),
};
