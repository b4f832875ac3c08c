import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Logger } from '../logger.ts';
import { replaceFile } from '../replace-file.ts';
import { countGaps, type GapCounts, type GapEvent, maxGaps, sortGaps } from './gap-counts.ts';
import { withLock } from './folder-lock.ts';
import { normalizeQuestion } from './normalize-question.ts';
import type { Gaps } from './state.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const storedGaps = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(1),
    gaps: v.array(v.object({ question: v.string(), abstained: count, disliked: count })),
  }),
);

/** Gaps in a file that this process can close. */
export interface FileGaps extends Gaps {
  /** Resolves when everything counted so far is in the file. */
  close(): Promise<void>;
}

/** How long what could not be written waits for the next attempt, unless something else is counted, in milliseconds. */
const retryMs = 60_000;

/**
 * Keeps gaps in the file `gaps.json` of a folder, which is made when it is missing. Every change reads the file, adds
 * what is new and puts a whole new file in its place, so that a crash leaves the old one or the new one. A lock keeps
 * processes with the same folder from doing so at once. What cannot be written is tried again.
 */
export function openFileGaps(folder: string, logger: Logger): FileGaps {
  const file = join(folder, 'gaps.json');
  let waiting: GapEvent[] = [];
  let writing: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;

  async function writeWaiting(): Promise<void> {
    clearTimeout(retry);
    while (waiting.length > 0) {
      const events = waiting;
      waiting = [];
      try {
        await withLock(folder, async () => {
          const counts = countGaps(await readCounts(file), events);
          await replaceFile(file, [describeCounts(counts)], { mode: 0o600 });
        });
      } catch (error) {
        logger.warn({ err: error }, 'The gap report could not be written; trying again later');
        waiting = [...events, ...waiting].slice(0, maxGaps);
        retry = setTimeout(write, retryMs).unref();
        break;
      }
    }
    writing = null;
  }

  function write(): void {
    writing ??= writeWaiting();
  }

  async function check(): Promise<void> {
    try {
      await withLock(folder, async () => removeUnfinished(folder));
      await readCounts(file);
    } catch (error) {
      logger.warn({ err: error }, 'The gap report cannot be used as it is');
    }
    writing = null;
    if (waiting.length > 0) write();
  }
  writing = check();

  async function settle(): Promise<void> {
    while (writing !== null) await writing;
  }

  return {
    add: async (question, kind) => {
      const normalized = normalizeQuestion(question);
      if (normalized === null) return;
      waiting.push({ question: normalized, kind });
      // Not awaited: a reply does not wait for a disk.
      write();
    },
    list: async () => {
      await settle();
      return sortGaps((await readCounts(file)).values());
    },
    clear: async () => {
      await settle();
      waiting = [];
      await withLock(folder, async () => {
        await rm(file, { force: true });
        await removeUnfinished(folder);
      });
    },
    close: async () => {
      await settle();
      if (waiting.length > 0) await writeWaiting();
    },
  };
}

/** What a crash has left of files that were being written: questions of people stand in it. */
async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder);
  const unfinished = names.filter((name) => name.startsWith('gaps.json.'));
  await Promise.all(unfinished.map(async (name) => rm(join(folder, name), { force: true })));
}

/** Nothing when there is no file yet. Throws when it cannot be read or is not ours. */
async function readCounts(file: string): Promise<GapCounts> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return new Map();
  const parsed = v.safeParse(storedGaps, text);
  if (!parsed.success)
    throw new Error(`${file} is no gap report: remove it, or clear it with "virtbot gaps --clear"`);
  return new Map(parsed.output.gaps.map((gap) => [gap.question, gap]));
}

function describeCounts(counts: GapCounts): string {
  return JSON.stringify({ version: 1, gaps: [...counts.values()] });
}
