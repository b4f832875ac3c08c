import type { Command } from 'commander';
import type { CommonOptions, Context, Dependencies } from './dependencies.ts';
import { writeLine } from './write.ts';

const missingToken = `DISCORD_TOKEN is not set, so the bot is not on Discord.
To connect it: open https://discord.com/developers/applications, pick or make an application, copy the token from its
"Bot" page, put the line DISCORD_TOKEN=... into the file .env (or the environment) and start again.`;

/** Sets up `start`: the bot, or what can be had of it without a token. */
export function setUpStart(command: Command, { dependencies }: Context): void {
  command
    .description('run the bot; without DISCORD_TOKEN, show it in a browser on this machine')
    .action((options: CommonOptions) => start(options.corpus, dependencies));
}

async function start(folder: string, dependencies: Dependencies): Promise<void> {
  const { output, errors } = dependencies.terminal;
  const isPreviewOn = dependencies.isPreviewOn();
  if (dependencies.isDiscordConfigured() && !isPreviewOn) return dependencies.startBot(folder);
  if (!dependencies.isDiscordConfigured()) await writeLine(errors, missingToken);
  if (!isPreviewOn) return dependencies.serveWithoutDiscord(folder);
  return dependencies.startPreview(folder, (address) => {
    void writeLine(output, `Try the bot in a browser: ${address} (Ctrl+C ends it)`);
  });
}
