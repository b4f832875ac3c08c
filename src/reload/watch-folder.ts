import { once } from 'node:events';
import path from 'node:path';
import { watch } from 'chokidar';
import type { Logger } from '../logger.ts';

/** What is watched, and who is told. */
export interface WatchOptions {
  readonly folder: string;
  /** About how many files it holds: the more, the less often each is looked at. */
  readonly files: number;
  /** Called once after changes, when there have been no more for half a second. */
  readonly onChange: () => void;
  readonly logger: Logger;
}

/** A folder being watched. */
export interface FolderWatch {
  /** Resolves when changes from now on are seen. */
  readonly ready: Promise<void>;
  readonly stop: () => Promise<void>;
}

const quietMs = 500;

const shortestIntervalMs = 1_000;

/** Files to look at in a second, at the most, so that watching a large folder costs next to nothing. */
const looksPerSecond = 500;

/**
 * Watches a corpus folder and the folders inside it, by looking at the files from time to time, because
 * mounted folders often tell nothing of changes; hidden files do not count.
 */
export function watchFolder({ folder, files, onChange, logger }: WatchOptions): FolderWatch {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, {
    usePolling: true,
    interval: Math.max(shortestIntervalMs, (files / looksPerSecond) * 1_000),
    ignoreInitial: true,
    ignored: (file) => isHidden(path.relative(folder, file)),
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  });
  watcher.on('error', (error) => {
    logger.warn({ err: error }, 'The corpus folder cannot be watched');
  });
  return {
    ready: once(watcher, 'ready').then(() => undefined),
    stop: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

function isHidden(file: string): boolean {
  return file.split(path.sep).some((part) => part.startsWith('.'));
}
