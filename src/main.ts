import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { config as loadEnvironment } from 'dotenv';
import packageJson from '../package.json' with { type: 'json' };
import { createEngine } from './answer/create-engine.ts';
import { storeSources } from './answer/prepare-sources.ts';
import type { Dependencies } from './cli/dependencies.ts';
import { runProgram } from './cli/program.ts';
import { openTerminal } from './cli/terminal.ts';
import { findMissingSetting, hasHttpInteractions, readConfig, readTerminalConfig } from './config.ts';
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

/**
 * What most runs do not need is loaded, and read of the settings, by those that do: answering in the terminal loads
 * nothing of Discord.
 */
function wire(): Dependencies {
  const { corpusDir, isColourOff } = readTerminalConfig();
  return {
    version,
    terminal: openTerminal(process, isColourOff),
    corpusFolder: corpusDir,
    openCorpus: loadCorpus,
    buildCorpus: (folder) => buildCorpus(folder, storeSources),
    openEngine: async (folder) => createEngine(await loadCorpus(folder)),
    findMissingSetting: () => findMissingSetting(readConfig()),
    async evaluate(input, engine) {
      const { evaluate } = await import('./evaluation/evaluate.ts');
      return evaluate(input, engine);
    },
    async openGaps() {
      const { openGaps } = await import('./open-gaps.ts');
      return openGaps(readConfig());
    },
    startBot,
    isPreviewOn: () => readConfig().isPreviewOn,
    async startPreview(folder, onReady) {
      const { runPreview } = await import('./run-preview.ts');
      const service = { folder, version, ...files };
      await runPreview({ config: readConfig(), service, pageFolder, onReady });
    },
    async serveWithoutDiscord(folder) {
      const { serveWithoutDiscord } = await import('./run-bot.ts');
      await serveWithoutDiscord(readConfig(), { folder, version, ...files });
    },
    async registerCommands({ guildId }) {
      const { publish } = await import('./run-bot.ts');
      const config = readConfig();
      return publish({ ...config, discordGuildId: guildId ?? config.discordGuildId });
    },
  };
}

async function startBot(folder: string): Promise<void> {
  const config = readConfig();
  if (config.isShardedByProcess && !hasHttpInteractions(config)) {
    const { runShards } = await import('./run-shards.ts');
    await runShards(config, process.argv.slice(1));
    return;
  }
  const { runBot } = await import('./run-bot.ts');
  await runBot(config, { folder, version, ...files });
}

process.exitCode = await runProgram(process.argv.slice(2), wire());
