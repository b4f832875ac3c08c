import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Engine } from '../src/answer/engine.ts';
import { createChoices, suggestionsWanted } from '../src/discord/choices.ts';
import type { Command } from '../src/discord/command.ts';
import { readFlag, readText } from '../src/discord/options.ts';
import { renderAnswer } from '../src/message/render-answer.ts';
import { renderMissingOption } from '../src/message/render-error.ts';
import { everywhere, longestQuestion } from './definition.ts';

const definition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'virt',
  description: 'Ask the articles about virtualization, and get what they say, word for word',
  ...everywhere,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'question',
      description: 'What you want to know, in your own words',
      required: true,
      max_length: longestQuestion,
      autocomplete: true,
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'private',
      description: 'Show the answer only to you',
    },
  ],
};

/** `/virt question private`: answers a question. Public unless asked otherwise; an abstention is always private. */
export function createVirtCommand(engine: () => Engine): Command {
  return {
    definition,
    run: (input) => {
      const question = readText(input, 'question');
      if (question === null) return { message: renderMissingOption('question'), outcome: 'rejected' };
      const answer = engine().ask(question);
      const message = renderAnswer(answer);
      const isPrivate = message.isPrivate || readFlag(input, 'private');
      return { message: { ...message, isPrivate }, outcome: answer.status };
    },
    autocomplete: (input) => {
      const suggestions = engine().suggest(readText(input, input.focused) ?? '', suggestionsWanted);
      return createChoices(suggestions.map(({ text }) => text));
    },
  };
}
