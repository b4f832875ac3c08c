import { ApplicationCommandType } from 'discord-api-types/v10';
import { findQuestion } from '../src/answer/find-question.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { wordsFor } from '../src/message/words.ts';
import { answerQuestion } from './answering.ts';
import { everywhere, nameIn } from './definition.ts';
import type { Command } from '../src/discord/command.ts';

export const askTheArticle: Command = {
  definition: { type: ApplicationCommandType.Message, ...nameIn('askTheArticle'), ...everywhere },
  run: async (input, services) => {
    const found = await findQuestion(input.targetText ?? '', services.engine());
    if (found === null) {
      return { message: renderNotice(wordsFor(input.caller, 'private').noQuestion), outcome: 'rejected' };
    }
    return answerQuestion(input, { ...found, isPrivate: true }, services);
  },
};
