import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Logger } from '../logger.ts';
import { replaceFile } from '../replace-file.ts';
import { countGaps, type GapCounts, type GapEvent, sortGaps } from './gap-counts.ts';
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

/**
 * Keeps gaps in the file `gaps.json` of a folder, which is made when it is missing. Every change reads the file, adds
 * what is new and puts a whole new file in its place, so that a crash leaves the old one or the new one, and `clear`
 * from another process holds. Of two processes that write in the same moment, one may lose what it adds.
 */
export function openFileGaps(folder: string, logger: Logger): FileGaps {
  const file = join(folder, 'gaps.json');
  let waiting: GapEvent[] = [];
  let writing: Promise<void> | null = null;

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const events = waiting;
      waiting = [];
      try {
        const counts = countGaps(await readCounts(file), events);
        await replaceFile(file, [describeCounts(counts)], { mode: 0o600 });
      } catch (error) {
        logger.warn({ err: error }, 'The gap report could not be written');
      }
    }
    writing = null;
  }

  return {
    add: async (question, kind) => {
      const normalized = normalizeQuestion(question);
      if (normalized === null) return;
      waiting.push({ question: normalized, kind });
      // Not awaited: a reply does not wait for a disk.
      writing ??= writeWaiting();
    },
    list: async () => {
      await writing;
      return sortGaps((await readCounts(file)).values());
    },
    clear: async () => {
      await writing;
      await rm(file, { force: true });
    },
    close: async () => {
      await writing;
    },
  };
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
