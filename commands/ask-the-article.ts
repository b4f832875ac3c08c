import {
  ApplicationCommandType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { findQuestion } from '../src/answer/find-question.ts';
import type { Command } from '../src/discord/command.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { wordsFor } from '../src/message/words.ts';
import { answerQuestion } from './answering.ts';
import { everywhere, nameIn } from './definition.ts';
import type { Services } from './services.ts';

/** **Ask the article** as it is published. */
export const askTheArticleDefinition: RESTPostAPIContextMenuApplicationCommandsJSONBody = {
  type: ApplicationCommandType.Message,
  ...nameIn('askTheArticle'),
  ...everywhere,
};

/** **Ask the article** in the menu of a message: answers the question in it, to whoever clicked. */
export function createAskTheArticleCommand(services: Services): Command {
  return {
    definition: askTheArticleDefinition,
    run: async (input) => {
      const found = await findQuestion(input.targetText ?? '', services.engine());
      if (found === null) {
        return { message: renderNotice(wordsFor(input.caller, 'private').noQuestion), outcome: 'rejected' };
      }
      const request = { ...found, commandId: null, isPrivate: true };
      return answerQuestion(input, request, services);
    },
  };
}
