import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import type { Logger } from '../logger.ts';
import { replaceFile } from '../replace-file.ts';
import { maxGaps, sortGaps } from './gap-counts.ts';
import { normalizeQuestion } from './normalize-question.ts';
import type { Gap, GapKind, Gaps } from './state.ts';

const total = v.pipe(v.number(), v.integer(), v.minValue(0));
const storedGaps = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(1),
    gaps: v.array(v.object({ question: v.string(), abstained: total, disliked: total })),
  }),
);

/** A question as it is counted. */
interface GapEvent {
  readonly question: string;
  readonly kind: GapKind;
}

/** How long what could not be written waits for the next attempt, unless something else is counted, in milliseconds. */
const retryMs = 60_000;

const lockPauseMs = 20;
/** Nobody holds a lock for so long: whoever took it has crashed. */
const staleMs = 5_000;
const lockPatienceMs = 6_000;

/**
 * Gaps in the file `gaps.json` of a folder, which is made when it is missing. Every change reads the file, adds what is
 * new and puts a whole new file in its place, so that a crash leaves the old one or the new one. A lock keeps processes
 * with the same folder from doing so at once. What cannot be written is tried again.
 */
export class FileGaps implements Gaps {
  readonly #folder: string;
  readonly #file: string;
  readonly #logger: Logger;
  #waiting: GapEvent[] = [];
  #work: Promise<void>;
  #retry: NodeJS.Timeout | undefined;

  constructor(folder: string, logger: Logger) {
    this.#folder = folder;
    this.#file = join(folder, 'gaps.json');
    this.#logger = logger;
    this.#work = this.#check();
  }

  async add(question: string, kind: GapKind): Promise<void> {
    const normalized = normalizeQuestion(question);
    if (normalized === null) return;
    this.#waiting.push({ question: normalized, kind });
    // Not awaited: a reply does not wait for a disk.
    this.#write();
  }

  async list(): Promise<readonly Gap[]> {
    await this.#work;
    return sortGaps((await readCounts(this.#file)).values());
  }

  async clear(): Promise<void> {
    await this.#work;
    this.#waiting = [];
    await withLock(this.#folder, async () => {
      await rm(this.#file, { force: true });
      await removeUnfinished(this.#folder);
    });
  }

  /** Resolves when everything counted so far is in the file. */
  async close(): Promise<void> {
    this.#write();
    await this.#work;
    clearTimeout(this.#retry);
  }

  /** Removes what a crash has left, and tells at the start of what would be found out with the first gap. */
  async #check(): Promise<void> {
    try {
      await withLock(this.#folder, async () => removeUnfinished(this.#folder));
      await readCounts(this.#file);
    } catch (error) {
      this.#logger.warn({ err: error }, 'The gap report cannot be used as it is');
    }
  }

  #write(): void {
    this.#work = this.#work.then(async () => this.#writeWaiting());
  }

  async #writeWaiting(): Promise<void> {
    const events = this.#waiting;
    if (events.length === 0) return;
    this.#waiting = [];
    clearTimeout(this.#retry);
    try {
      await withLock(this.#folder, async () => {
        const gaps = await readCounts(this.#file);
        for (const event of events) count(gaps, event);
        const text = JSON.stringify({ version: 1, gaps: [...gaps.values()] });
        await replaceFile(this.#file, [text], 0o600);
      });
    } catch (error) {
      this.#logger.warn({ err: error }, 'The gap report could not be written; trying again later');
      this.#waiting = [...events, ...this.#waiting].slice(0, maxGaps);
      this.#retry = setTimeout(() => this.#write(), retryMs).unref();
    }
  }
}

function count(gaps: Map<string, Gap>, { question, kind }: GapEvent): void {
  const known = gaps.get(question);
  const rarest = sortGaps(gaps.values())[maxGaps - 1];
  if (known === undefined && rarest !== undefined) gaps.delete(rarest.question);
  const gap = known ?? { question, abstained: 0, disliked: 0 };
  gaps.set(question, { ...gap, [kind]: gap[kind] + 1 });
}

/** What a crash has left of files that were being written: questions of people stand in it. */
async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder);
  const unfinished = names.filter((name) => name.startsWith('gaps.json.'));
  await Promise.all(unfinished.map(async (name) => rm(join(folder, name), { force: true })));
}

/** Nothing when there is no file yet. Throws when it cannot be read or is not ours. */
async function readCounts(file: string): Promise<Map<string, Gap>> {
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

/**
 * Does something while no other process with the same folder does, which is made when it is missing. The lock is a file
 * and not a process id: containers that share a folder have ids of their own.
 *
 * @throws Error when another holds it for longer than six seconds, and errors of node:fs.
 */
async function withLock(folder: string, work: () => Promise<void>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'gaps.lock');
  await takeLock(file);
  try {
    await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function takeLock(file: string): Promise<void> {
  for (const startedAt = Date.now(); Date.now() - startedAt < lockPatienceMs;) {
    try {
      await (await open(file, 'wx', 0o600)).close();
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > staleMs) await rm(file, { force: true });
    else await wait(lockPauseMs * (0.5 + Math.random()));
  }
  throw new Error(`Another process holds ${file}`);
}
