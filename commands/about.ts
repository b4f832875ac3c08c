import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Command } from '../src/discord/command.ts';
import { renderAbout } from '../src/message/render-about.ts';
import { wordsFor } from '../src/message/words.ts';
import { describeIn, everywhere } from './definition.ts';
import type { Services } from './services.ts';

/** `/about` as it is published. */
export const aboutDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'about',
  ...describeIn('about'),
  ...everywhere,
};

/** `/about`: what the bot knows, what it stores, where it comes from; private. */
export function createAboutCommand({ engine, gaps, isChatting, isEncoding, version }: Services): Command {
  return {
    definition: aboutDefinition,
    run: ({ caller }) => {
      const words = wordsFor(caller, 'private');
      const commands = ['`/virt`', '`/compare`', '`/topics`', `**${words.command.askTheArticle}**`];
      const about = { version, isEncoding: isEncoding(), isCounting: gaps !== null, isChatting, commands };
      return { message: renderAbout(engine().corpus, about, { words, rows: [] }), outcome: 'answered' };
    },
  };
}
