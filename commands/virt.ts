import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Engine } from '../src/answer/engine.ts';
import { createChoices, suggestionsWanted } from '../src/discord/choices.ts';
import type { Command } from '../src/discord/command.ts';
import { readFlag, readText } from '../src/discord/options.ts';
import { createView } from '../src/discord/view.ts';
import { renderAnswer } from '../src/message/render-answer.ts';
import { renderMissingOption } from '../src/message/render-error.ts';
import { describeIn, everywhere, longestQuestion, nameIn } from './definition.ts';

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
export function createVirtCommand(engine: () => Engine): Command {
  return {
    definition,
    run: (input) => {
      const question = readText(input, 'question');
      if (question === null) {
        const { words } = createView(input, 'private');
        return { message: renderMissingOption('question', words), outcome: 'rejected' };
      }
      const answer = engine().ask(question);
      const isPrivate = answer.status === 'abstained' || readFlag(input, 'private');
      const view = createView(input, isPrivate ? 'private' : 'public');
      return { message: { ...renderAnswer(answer, view), isPrivate }, outcome: answer.status };
    },
    autocomplete: (input) => {
      const suggestions = engine().suggest(readText(input, input.focused) ?? '', suggestionsWanted);
      return createChoices(suggestions.map(({ text }) => text));
    },
  };
}
