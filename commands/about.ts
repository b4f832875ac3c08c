import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Command } from '../src/discord/command.ts';
import { createView } from '../src/discord/view.ts';
import { renderAbout } from '../src/message/render-about.ts';
import { describeIn, everywhere } from './definition.ts';
import type { Services } from './services.ts';

const definition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'about',
  ...describeIn('about'),
  ...everywhere,
};

/** `/about`: what the bot knows, what it stores, where it comes from; private. */
export function createAboutCommand({ engine, feedback, isChatting, version, sourceUrl }: Services): Command {
  return {
    definition,
    run: (input) => {
      const view = createView(input, 'private');
      const commands = ['`/virt`', '`/compare`', '`/topics`', `**${view.words.command.askTheArticle}**`];
      const about = { version, sourceUrl, isCounting: feedback !== null, isChatting, commands };
      return { message: renderAbout(engine().corpus, about, view), outcome: 'answered' };
    },
  };
}
