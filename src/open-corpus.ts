import { createEngine } from './answer/create-engine.ts';
import type { Engine } from './answer/engine.ts';
import type { Corpus } from './corpus/corpus.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { createLiveEngine, logCorpus, type LiveEngine } from './reload/live-engine.ts';
import type { CorpusEncoder } from './retrieval/encoder/corpus-encoder.ts';
import { readInThread } from './reload/read-in-thread.ts';
import { watchFolder } from './reload/watch-folder.ts';

export interface CorpusPlace {
  readonly folder: string;
  readonly thread: URL;
}

/**
 * Loads a corpus and keeps up with its folder: it is read again when a file in it changes, and on SIGHUP. Without an
 * encoder the words alone answer; `stops` gets what ends the watching.
 *
 * @throws CorpusError when it cannot be used at the start; later the one before is kept.
 */
export async function openCorpus(
  { folder, thread }: CorpusPlace,
  encoder: CorpusEncoder | null,
  logger: Logger,
  { stops, metrics }: { readonly stops: (() => Promise<void>)[]; readonly metrics: Metrics },
): Promise<LiveEngine> {
  let live: LiveEngine | null = null;
  const missed: boolean[] = [];
  const reload = (isForced: boolean): void => {
    if (live === null) missed.push(isForced);
    else void live.reload(isForced).then(metrics.countReload);
  };
  // Ahead of loading, so that no change is missed meanwhile.
  stops.push(await watchFolder(folder, () => reload(false), logger));
  // In a terminal the signal says that the terminal has been closed, and nobody would see what goes on running.
  if (!process.stdout.isTTY) process.on('SIGHUP', () => reload(true));
  const corpus = await readCorpus({ folder, thread });
  logCorpus(logger, corpus, { folder }, 'Corpus loaded');
  const create = async (read: Corpus): Promise<Engine> => createEngine(read, encoder);
  const read = async (fingerprint: string): Promise<Corpus | null> =>
    readInThread(thread, folder, fingerprint);
  live = createLiveEngine(await create(corpus), create, read, logger);
  if (missed.length > 0) void live.reload(missed.includes(true)).then(metrics.countReload);
  return live;
}

/**
 * Reads a corpus once.
 *
 * @throws CorpusError when it cannot be used.
 */
export async function readCorpus({ folder, thread }: CorpusPlace): Promise<Corpus> {
  const corpus = await readInThread(thread, folder, null);
  if (corpus === null) throw new Error('A corpus that was never read cannot be unchanged');
  return corpus;
}
