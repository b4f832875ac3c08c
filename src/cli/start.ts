import { findMissingSetting, type MissingSetting } from '../config.ts';
import { describeLoaded } from './corpus.ts';
import type { Context, CorpusCommand } from './dependencies.ts';

/** What to do about a setting without which the bot is not on Discord. */
const remedies: Readonly<Record<MissingSetting, string>> = {
  DISCORD_TOKEN: `DISCORD_TOKEN is not set, so the bot is not on Discord.
To connect it: open https://discord.com/developers/applications, pick or make an application, copy the token from its
"Bot" page, put the line DISCORD_TOKEN=... into the file .env (or the environment) and start again.`,
  DISCORD_APPLICATION_ID: describeMissingHalf('DISCORD_APPLICATION_ID', 'DISCORD_PUBLIC_KEY'),
  DISCORD_PUBLIC_KEY: describeMissingHalf('DISCORD_PUBLIC_KEY', 'DISCORD_APPLICATION_ID'),
};

function describeMissingHalf(missing: MissingSetting, given: MissingSetting): string {
  return `${missing} is not set, so the bot is not on Discord.
${given} is for interactions over HTTP, which need both. Copy it from the page "General Information" of your application
at https://discord.com/developers/applications and start again; or set DISCORD_TOKEN to connect over the gateway.`;
}

export function setUpStart(command: CorpusCommand, { dependencies, print }: Context): void {
  command
    .description('run the bot; without DISCORD_TOKEN, show it in a browser on this machine')
    .action(async ({ corpus: folder }) => {
      const config = dependencies.readConfig();
      const missing = findMissingSetting(config);
      if (missing !== null) dependencies.terminal.errors.write(`${remedies[missing]}\n`);
      if (!config.isPreviewOn) return dependencies.startBot(folder);
      return dependencies.startPreview(folder, (address, corpus) => {
        const ready = `Try the bot in a browser: ${address} (Ctrl+C ends it)`;
        void print(`${describeLoaded(corpus, false)}\n${ready}`);
      });
    });
}
