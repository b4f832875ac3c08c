import { createEngine } from './answer/create-engine.ts';
import { loadCorpus } from './corpus/load.ts';
import type { Logger } from './logger.ts';
import { createLiveEngine, type LiveEngine, type ReloadResult } from './reload/live-engine.ts';
import { readInThread } from './reload/read-in-thread.ts';
import { watchFolder } from './reload/watch-folder.ts';

/** Where a corpus is. */
export interface CorpusPlace {
  readonly folder: string;
  /** The program of the thread that reads it again. */
  readonly thread: URL;
}

/** What opening a corpus needs. */
export interface OpenCorpusOptions {
  readonly logger: Logger;
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
  { logger, stops, onReloaded }: OpenCorpusOptions,
): Promise<LiveEngine> {
  const engine = createEngine(await loadCorpus(folder));
  const { documents, passages } = engine.corpus;
  logger.info({ folder, documents: documents.length, passages: passages.length }, 'Corpus loaded');
  const live = createLiveEngine({
    engine,
    read: async (fingerprint) => readInThread(thread, { folder, fingerprint }),
    logger,
    onResult: onReloaded,
  });
  const reload = (): void => void live.reload();
  // In a terminal the signal says that the terminal has been closed, and nobody would see what goes on running.
  if (!process.stdout.isTTY) process.on('SIGHUP', reload);
  const watching = watchFolder({ folder, files: documents.length, onChange: reload, logger });
  stops.push(watching.stop);
  return live;
}
