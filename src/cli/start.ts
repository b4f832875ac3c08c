import { hasHttpInteractions } from '../config.ts';
import { describeLoaded } from './corpus.ts';
import type { Context, CorpusCommand } from './dependencies.ts';

const howToConnect = `DISCORD_TOKEN is not set, so the bot is not on Discord.
To connect it: open https://discord.com/developers/applications, pick or make an application, copy the token from its
"Bot" page, put the line DISCORD_TOKEN=... into the file .env (or the environment) and start again.
Interactions over HTTP need both DISCORD_APPLICATION_ID and DISCORD_PUBLIC_KEY instead.
`;

export function setUpStart(command: CorpusCommand, { dependencies, print }: Context): void {
  command
    .description('run the bot; without DISCORD_TOKEN, show it in a browser on this machine')
    .action(async ({ corpus: folder }) => {
      const config = dependencies.readConfig();
      const isConnectable = config.discordToken !== null || hasHttpInteractions(config);
      if (!isConnectable) dependencies.terminal.errors.write(howToConnect);
      if (!config.isPreviewOn) return dependencies.startBot(folder);
      return dependencies.startPreview(folder, (address, corpus) => {
        const ready = `Try the bot in a browser: ${address} (Ctrl+C ends it)`;
        void print(`${describeLoaded(corpus, false)}\n${ready}`);
      });
    });
}
