import { config as loadEnvironment } from 'dotenv';
import packageJson from '../package.json' with { type: 'json' };
import { createEngine } from './answer/create-engine.ts';
import { storeSources } from './answer/prepare-sources.ts';
import type { Dependencies } from './cli/dependencies.ts';
import { runProgram } from './cli/program.ts';
import { openTerminal } from './cli/terminal.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { buildCorpus, loadCorpus } from './corpus/load.ts';

loadEnvironment({ quiet: true });

/** What most runs do not need is loaded by those that do: answering in the terminal loads nothing of Discord. */
function wire(config: Config): Dependencies {
  return {
    version: packageJson.version,
    terminal: openTerminal(process, config.isColourOff),
    corpusFolder: config.corpusDir,
    openCorpus: loadCorpus,
    buildCorpus: (folder) => buildCorpus(folder, storeSources),
    openEngine: async (folder) => createEngine(await loadCorpus(folder)),
    isDiscordConfigured: () => config.discordToken !== null,
    async evaluate(input, engine, stored) {
      const { evaluate } = await import('./evaluation/report.ts');
      return evaluate(input, engine, stored);
    },
    async evaluateSquad(input) {
      const { evaluateSquad } = await import('./evaluation/evaluate-squad.ts');
      return evaluateSquad(input);
    },
    async startBot(folder) {
      const { runBot } = await import('./run-bot.ts');
      await runBot(config, folder);
    },
    async serveWithoutDiscord(folder) {
      const { serveWithoutDiscord } = await import('./run-bot.ts');
      await serveWithoutDiscord(config, folder);
    },
    async registerCommands({ guildId }) {
      const { publish } = await import('./run-bot.ts');
      return publish({ ...config, discordGuildId: guildId ?? config.discordGuildId });
    },
  };
}

try {
  process.exitCode = await runProgram(process.argv.slice(2), wire(readConfig()));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
