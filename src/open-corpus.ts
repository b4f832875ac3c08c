import { createEngine } from './answer/create-engine.ts';
import type { Engine } from './answer/engine.ts';
import type { Corpus } from './corpus/corpus.ts';
import type { Logger } from './logger.ts';
import { createLiveEngine, logCorpus, type LiveEngine, type ReloadResult } from './reload/live-engine.ts';
import type { CorpusEncoder } from './retrieval/encoder/corpus-encoder.ts';
import { readInThread } from './reload/read-in-thread.ts';
import { watchFolder } from './reload/watch-folder.ts';

/** Where a corpus is. */
export interface CorpusPlace {
  readonly folder: string;
  /** The program of the thread that reads it. */
  readonly thread: URL;
}

/** What opening a corpus needs. */
export interface OpenCorpusOptions {
  readonly logger: Logger;
  /** Null where the words alone answer. */
  readonly encoder: CorpusEncoder | null;
  /** Gets what ends the watching. */
  readonly stops: (() => Promise<void>)[];
  readonly onReloaded: (result: ReloadResult) => void;
}

/**
 * Loads a corpus and keeps up with its folder: it is read again when a file in it changes, and on SIGHUP.
 *
 * @throws CorpusError when it cannot be used at the start; later the one before is kept.
 */
export async function openCorpus(
  { folder, thread }: CorpusPlace,
  { logger, encoder, stops, onReloaded }: OpenCorpusOptions,
): Promise<LiveEngine> {
  let live: LiveEngine | null = null;
  const missed: boolean[] = [];
  const reload = (isForced: boolean): void => {
    if (live === null) missed.push(isForced);
    else void live.reload(isForced).then(onReloaded);
  };
  // Ahead of loading, so that no change is missed meanwhile.
  stops.push(await watchFolder({ folder, onChange: () => reload(false), logger }));
  // In a terminal the signal says that the terminal has been closed, and nobody would see what goes on running.
  if (!process.stdout.isTTY) process.on('SIGHUP', () => reload(true));
  const corpus = await readCorpus({ folder, thread });
  logCorpus(logger, corpus, { folder }, 'Corpus loaded');
  const create = async (read: Corpus): Promise<Engine> => createEngine(read, encoder);
  live = createLiveEngine({
    engine: await create(corpus),
    createEngine: create,
    read: async (fingerprint) => readInThread(thread, { folder, fingerprint }),
    logger,
  });
  for (const isForced of missed.slice(0, 1)) void live.reload(isForced).then(onReloaded);
  return live;
}

/**
 * Reads a corpus once.
 *
 * @throws CorpusError when it cannot be used.
 */
export async function readCorpus({ folder, thread }: CorpusPlace): Promise<Corpus> {
  const corpus = await readInThread(thread, { folder, fingerprint: null });
  if (corpus === null) throw new Error('A corpus that was never read cannot be unchanged');
  return corpus;
}
