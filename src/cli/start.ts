import type { Command } from 'commander';
import { chat } from './chat.ts';
import type { CommonOptions, Context, Dependencies } from './dependencies.ts';
import { writeLine } from './write.ts';

const missingToken = `DISCORD_TOKEN is not set, so the bot is not on Discord.
To connect it: open https://discord.com/developers/applications, pick or make an application, copy the token from its
"Bot" page, put the line DISCORD_TOKEN=... into the file .env (or the environment) and start again.`;

/** Sets up `start`: the bot, or what can be had of it without a token. */
export function setUpStart(command: Command, { dependencies }: Context): void {
  command
    .description('run the bot; without DISCORD_TOKEN, chat in the terminal')
    .action((options: CommonOptions) => start(options.corpus, dependencies));
}

async function start(folder: string, dependencies: Dependencies): Promise<void> {
  if (dependencies.isDiscordConfigured()) return dependencies.startBot(folder);
  const { errors, inputKind } = dependencies.terminal;
  await writeLine(errors, missingToken);
  if (inputKind === 'none') return dependencies.serveWithoutDiscord(folder);
  await writeLine(errors, 'Until then you can ask here:\n');
  return chat(folder, dependencies);
}
