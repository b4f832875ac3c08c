import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { watch } from 'chokidar';
import type { Logger } from '../logger.ts';

const quietMs = 500;

const shortestIntervalMs = 1_000;

/** Files to look at in a second, at the most, so that watching a large folder costs next to nothing. */
const looksPerSecond = 500;

/**
 * Watches a corpus folder and the folders inside it, by looking at the files from time to time, because mounted folders
 * often tell nothing of changes; hidden files do not count. `onChange` is called once after changes, when there have been
 * no more for half a second. Resolves when every change from now on is seen.
 */
export async function watchFolder(
  folder: string,
  onChange: () => void,
  logger: Logger,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  // A folder that cannot be read is reported by whoever loads it.
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const watcher = watch(folder, {
    usePolling: true,
    interval: Math.max(shortestIntervalMs, (1_000 * files.length) / looksPerSecond),
    ignoreInitial: true,
    // Watching alone is no reason to go on.
    persistent: false,
    ignored: (file) => isHidden(path.relative(folder, file)),
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  });
  watcher.on('error', (error) => logger.warn({ err: error }, 'The corpus folder cannot be watched'));
  await once(watcher, 'ready');
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}

function isHidden(file: string): boolean {
  return file.split(path.sep).some((part) => part.startsWith('.'));
}
