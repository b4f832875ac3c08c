import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };
import { createEngine } from './answer/create-engine.ts';
import type { Dependencies, OpenReader } from './cli/dependencies.ts';
import { runProgram } from './cli/program.ts';
import { openTerminal, writeProgress } from './cli/terminal.ts';
import { loadEnvironmentFile, readConfig, readTerminalConfig } from './config.ts';
import type { Corpus } from './corpus/corpus.ts';
import { describeFault } from './corpus/describe-fault.ts';
import { readCorpus } from './open-corpus.ts';
import type { EncoderListener } from './open-encoder.ts';

try {
  loadEnvironmentFile('.env');
} catch (error) {
  process.stderr.write(`The file .env cannot be read: ${describeFault(error)}\n`);
  process.exit(2);
}

const { version } = packageJson;

const pageFolder = fileURLToPath(new URL('preview', import.meta.url));

const isBuilt = path.extname(import.meta.url) === '.js';

function locate(built: string, written: string): string {
  return fileURLToPath(new URL(isBuilt ? built : written, import.meta.url));
}

const commitFile = locate('commit', '../dist/commit');

const files = {
  thread: new URL(isBuilt ? 'corpus-thread.js' : 'corpus-thread.ts', import.meta.url),
  encoder: {
    thread: new URL(isBuilt ? 'encoder-thread.js' : 'retrieval/encoder/written-thread.mjs', import.meta.url),
    modelFolder: locate('all-MiniLM-L6-v2', 'retrieval/encoder/all-MiniLM-L6-v2'),
  },
  pictures: {
    workerFile: locate('picture-worker.js', 'picture/worker.ts'),
    fontsFile: locate('fonts/noto-sans.bin', '../dist/fonts/noto-sans.bin'),
  },
};

const settings = readTerminalConfig();
const terminal = openTerminal(process, settings.isColourOff);

async function openCorpus(folder: string): Promise<Corpus> {
  return readCorpus({ folder, thread: files.thread });
}

async function openReader(folder: string): Promise<OpenReader> {
  const corpus = await openCorpus(folder);
  if (!settings.isEncoderOn) return { engine: await createEngine(corpus), encodeQuestion: async () => null };
  const { openEncoder } = await import('./open-encoder.ts');
  const encoder = openEncoder(settings, folder, files.encoder, encoderListener);
  const engine = await createEngine(corpus, encoder);
  await engine.encoded;
  return { engine, encodeQuestion: async (text) => encoder.encodeQuestion(text) };
}

const encoderListener: EncoderListener = {
  onProgress: (done, total) => writeProgress(process.stderr, done, total),
  onWarning: (message, error) =>
    void terminal.errors.write(`${message}${error === null ? '' : `: ${error.message}`}\n`),
};

/**
 * What most runs do not need is loaded, and read of the settings, by those that do: answering in the terminal loads
 * nothing of Discord.
 */
const dependencies: Dependencies = {
  version,
  commit: existsSync(commitFile) ? readFileSync(commitFile, 'utf8').trim() : '',
  terminal,
  corpusFolder: settings.corpusDir,
  openCorpus,
  openReader,
  async encodeCorpus(folder) {
    const { buildVectors } = await import('./open-encoder.ts');
    return buildVectors(folder, await openCorpus(folder), files.encoder, encoderListener);
  },
  async canEncode(corpus) {
    if (!settings.isEncoderOn) return false;
    const { canEncode } = await import('./open-encoder.ts');
    return canEncode(corpus, files.encoder, encoderListener);
  },
  readConfig,
  useGaps: async (use) => (await import('./open-gaps.ts')).useGaps(readConfig(), use),
  startBot: async (folder) =>
    (await import('./run-bot.ts')).runBot(readConfig(), { folder, version, ...files }),
  async startPreview(folder, onReady) {
    const { runPreview } = await import('./run-preview.ts');
    await runPreview(readConfig(), { folder, version, ...files }, pageFolder, onReady);
  },
  diagnose: async (channelId) => (await import('./run-bot.ts')).diagnoseBot(readConfig(), channelId),
  registerCommands: async (guildId) => (await import('./run-bot.ts')).publish(readConfig(), guildId),
};

process.exitCode = await runProgram(process.argv.slice(2), dependencies);
