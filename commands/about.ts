import { renderAbout } from '../src/message/render-about.ts';
import { wordsFor } from '../src/message/words.ts';
import { describeIn, everywhere } from './definition.ts';
import type { Command } from '../src/discord/command.ts';

/** `/about`: what the bot knows, what it stores, where it comes from; private. */
export const about: Command = {
  definition: { name: 'about', ...describeIn('about'), ...everywhere },
  run: ({ caller }, { engine, gaps, isChatting, isEncoding, version }) => {
    const words = wordsFor(caller, 'private');
    const commands = ['`/virt`', '`/compare`', '`/topics`', `**${words.command.askTheArticle}**`];
    const bot = { version, isEncoding: isEncoding(), isCounting: gaps !== null, isChatting, commands };
    return { message: renderAbout(engine().corpus, bot, words), outcome: 'answered' };
  },
};
