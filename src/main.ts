import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { config as loadEnvironment } from 'dotenv';
import packageJson from '../package.json' with { type: 'json' };
import { createEngine } from './answer/create-engine.ts';
import { storeSources } from './answer/prepare-sources.ts';
import type { Dependencies } from './cli/dependencies.ts';
import { runProgram } from './cli/program.ts';
import { openTerminal } from './cli/terminal.ts';
import { type Config, ConfigError, hasHttpInteractions, readConfig } from './config.ts';
import { buildCorpus, loadCorpus } from './corpus/load.ts';

loadEnvironment({ quiet: true });

const { version } = packageJson;

/** What the build makes of `preview/page`. */
const pageFolder = fileURLToPath(new URL('preview', import.meta.url));

/** Whether this file runs as built or as written. */
const isBuilt = path.extname(import.meta.url) === '.js';

function locate(built: string, written: string): string {
  return fileURLToPath(new URL(isBuilt ? built : written, import.meta.url));
}

const files = {
  thread: new URL(isBuilt ? 'corpus-thread.js' : 'corpus-thread.ts', import.meta.url),
  pictures: {
    workerFile: locate('picture-worker.js', 'picture/worker.ts'),
    assetsFolder: locate('assets', '../dist/assets'),
  },
};

/** What most runs do not need is loaded by those that do: answering in the terminal loads nothing of Discord. */
function wire(config: Config): Dependencies {
  return {
    version,
    terminal: openTerminal(process, config.isColourOff),
    corpusFolder: config.corpusDir,
    openCorpus: loadCorpus,
    buildCorpus: (folder) => buildCorpus(folder, storeSources),
    openEngine: async (folder) => createEngine(await loadCorpus(folder)),
    isDiscordConfigured: () => config.discordToken !== null || hasHttpInteractions(config),
    async evaluate(input, engine, stored) {
      const { evaluate } = await import('./evaluation/report.ts');
      return evaluate(input, engine, stored);
    },
    async evaluateSquad(input) {
      const { evaluateSquad } = await import('./evaluation/evaluate-squad.ts');
      return evaluateSquad(input);
    },
    async openGaps() {
      const { openGaps } = await import('./open-gaps.ts');
      return openGaps(config);
    },
    async startBot(folder) {
      if (config.isShardedByProcess && !hasHttpInteractions(config)) {
        const { runShards } = await import('./run-shards.ts');
        await runShards(config, process.argv.slice(1));
        return;
      }
      const { runBot } = await import('./run-bot.ts');
      await runBot(config, { folder, version, ...files });
    },
    isPreviewOn: () => config.isPreviewOn,
    async startPreview(folder, onReady) {
      const { runPreview } = await import('./run-preview.ts');
      await runPreview({ config, service: { folder, version, ...files }, pageFolder, onReady });
    },
    async serveWithoutDiscord(folder) {
      const { serveWithoutDiscord } = await import('./run-bot.ts');
      await serveWithoutDiscord(config, { folder, version, ...files });
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
