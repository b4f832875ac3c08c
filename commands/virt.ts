import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { createChoices, suggestionsWanted } from '../src/discord/choices.ts';
import type { Command } from '../src/discord/command.ts';
import { readFlag, readText } from '../src/discord/options.ts';
import { createView } from '../src/discord/view.ts';
import { renderMissingOption } from '../src/message/render-error.ts';
import { answerQuestion } from './answering.ts';
import { describeIn, everywhere, longestQuestion, nameIn } from './definition.ts';
import type { Services } from './services.ts';

const definition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'virt',
  ...describeIn('virt'),
  ...everywhere,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...nameIn('question'),
      ...describeIn('questionHint'),
      required: true,
      max_length: longestQuestion,
      autocomplete: true,
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      ...nameIn('private'),
      ...describeIn('privateHint'),
    },
  ],
};

/** `/virt question private`: answers a question. Public unless asked otherwise; an abstention is always private. */
export function createVirtCommand(services: Services): Command {
  return {
    definition,
    run: (input) => {
      const question = readText(input, 'question');
      if (question === null) {
        const { words } = createView(input, 'private');
        return { message: renderMissingOption('question', words), outcome: 'rejected' };
      }
      const isPrivate = readFlag(input, 'private');
      const request = { question, conversation: null, commandId: input.commandId, isPrivate };
      return answerQuestion(input, request, services);
    },
    autocomplete: (input) => {
      const suggestions = services.engine().suggest(readText(input, input.focused) ?? '', suggestionsWanted);
      return createChoices(suggestions.map(({ text }) => text));
    },
  };
}
