import {
  ApplicationCommandType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { findQuestion } from '../src/answer/find-question.ts';
import type { Command } from '../src/discord/command.ts';
import { createView } from '../src/discord/view.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { answerQuestion } from './answering.ts';
import { everywhere, nameIn } from './definition.ts';
import type { Services } from './services.ts';

const definition: RESTPostAPIContextMenuApplicationCommandsJSONBody = {
  type: ApplicationCommandType.Message,
  ...nameIn('askTheArticle'),
  ...everywhere,
};

/** **Ask the article** in the menu of a message: answers the question in it, to whoever clicked. */
export function createAskTheArticleCommand(services: Services): Command {
  return {
    definition,
    run: async (input) => {
      const found = await findQuestion(input.target?.content ?? '', services.engine());
      if (found === null) {
        const { words } = createView(input, 'private');
        return { message: renderNotice(words.noQuestion), outcome: 'rejected' };
      }
      const request = { ...found, commandId: null, isPrivate: true };
      return answerQuestion(input, request, services);
    },
  };
}
