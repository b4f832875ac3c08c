import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import type { Logger } from '../logger.ts';
import { replaceFile } from '../replace-file.ts';
import { maxGaps, normalizeQuestion, sortGaps } from './count-gaps.ts';
import type { Gap, GapKind, Gaps } from './state.ts';

const total = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Without a bot, it belongs to whichever counts next. */
const storedGap = v.object({
  bot: v.optional(v.string(), ''),
  question: v.string(),
  abstained: total,
  disliked: total,
});
const storedGaps = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ version: v.literal(1), gaps: v.array(storedGap) }),
);
type StoredGap = v.InferOutput<typeof storedGap>;

/** How long what could not be written waits for the next attempt, unless something else is counted, in milliseconds. */
const retryMs = 60_000;

const lockPauseMs = 20;
/** Nobody holds a lock for so long: whoever took it has crashed. */
const staleMs = 5_000;
const lockPatienceMs = 6_000;

/**
 * Gaps in the file `gaps.json` of a folder, which is made when it is missing; bots may share it, and mind their own.
 * Every change reads the file, adds what is new and puts a whole new file in its place, so that a crash leaves the old
 * one or the new one. A lock keeps processes with the same folder from doing so at once. What cannot be written is tried
 * again.
 */
export class FileGaps implements Gaps {
  readonly #folder: string;
  readonly #file: string;
  /** Empty where it is not known, as in a terminal without a token: then the gaps of every bot are listed and cleared. */
  readonly #botId: string;
  readonly #logger: Logger;
  #waiting: { readonly question: string; readonly kind: GapKind }[] = [];
  #work: Promise<void>;
  #retry: NodeJS.Timeout | undefined;

  constructor(folder: string, botId: string, logger: Logger) {
    this.#folder = folder;
    this.#file = join(folder, 'gaps.json');
    this.#botId = botId;
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
    const gaps = (await this.#read()).filter((gap) => this.#botId === '' || this.#isOwn(gap));
    return sortGaps(gaps.map(({ bot: _bot, ...gap }) => gap));
  }

  async clear(): Promise<void> {
    await this.#work;
    this.#waiting = [];
    await this.#lock(async () => {
      const gaps = this.#botId === '' ? [] : await this.#read().catch(() => []);
      await this.#store(gaps.filter((gap) => !this.#isOwn(gap)));
    });
  }

  /** Resolves when everything counted so far is in the file. */
  async close(): Promise<void> {
    this.#write();
    await this.#work;
    clearTimeout(this.#retry);
  }

  /** Tells at the start of what would be found out with the first gap. */
  async #check(): Promise<void> {
    await this.#lock(async () => void (await this.#read())).catch((error: unknown) => {
      this.#logger.warn({ err: error }, 'The gap report cannot be used as it is');
    });
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
      await this.#lock(async () => {
        const gaps = await this.#read();
        const own = new Map(gaps.filter((gap) => this.#isOwn(gap)).map((gap) => [gap.question, gap]));
        for (const { question, kind } of events) {
          const known = own.get(question);
          const rarest = sortGaps(own.values())[maxGaps - 1];
          if (known === undefined && rarest !== undefined) own.delete(rarest.question);
          const gap = known ?? { question, abstained: 0, disliked: 0 };
          own.set(question, { ...gap, bot: this.#botId, [kind]: gap[kind] + 1 });
        }
        await this.#store([...gaps.filter((gap) => !this.#isOwn(gap)), ...own.values()]);
      });
    } catch (error) {
      this.#logger.warn({ err: error }, 'The gap report could not be written; trying again later');
      this.#waiting = [...events, ...this.#waiting].slice(0, maxGaps);
      this.#retry = setTimeout(() => this.#write(), retryMs).unref();
    }
  }

  #isOwn({ bot }: StoredGap): boolean {
    return bot === '' || bot === this.#botId;
  }

  /** Nothing when there is no file yet. Throws when it cannot be read or is not ours. */
  async #read(): Promise<readonly StoredGap[]> {
    const text = await readFile(this.#file, 'utf8').catch((error: unknown) => {
      if (existsSync(this.#file)) throw error;
      return '{"version":1,"gaps":[]}';
    });
    const parsed = v.safeParse(storedGaps, text);
    if (parsed.success) return parsed.output.gaps;
    throw new Error(`${this.#file} is no gap report: remove it, or clear it with "virtbot gaps --clear"`);
  }

  async #store(gaps: readonly StoredGap[]): Promise<void> {
    await replaceFile(this.#file, [JSON.stringify({ version: 1, gaps })], 0o600);
  }

  async #lock(work: () => Promise<void>): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await withLock(join(this.#folder, 'gaps.lock'), async () => {
      // What a crash has left of files that were being written: questions of people stand in it.
      const unfinished = (await readdir(this.#folder)).filter((name) => name.startsWith('gaps.json.'));
      for (const name of unfinished) await rm(join(this.#folder, name), { force: true });
      await work();
    });
  }
}

/**
 * Does something while no other process does that takes the same file for its lock. What is in it is no process id:
 * containers that share a folder have ids of their own.
 *
 * @throws Error when another holds it for longer than six seconds, and errors of node:fs.
 */
async function withLock(file: string, work: () => Promise<void>): Promise<void> {
  await takeLock(file);
  await work().finally(async () => rm(file, { force: true }));
}

async function takeLock(file: string): Promise<void> {
  for (const startedAt = Date.now(); Date.now() - startedAt < lockPatienceMs;) {
    try {
      await (await open(file, 'wx', 0o600)).close();
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (!(await isStale(file))) await wait(lockPauseMs * (0.5 + Math.random()));
    // Looked at again under a lock of its own, so that nobody removes what another has put in its place meanwhile.
    else
      await withLock(`${file}.stale`, async () => {
        if (await isStale(file)) await rm(file, { force: true });
      });
  }
  throw new Error(`Another process holds ${file}`);
}

async function isStale(file: string): Promise<boolean> {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs > staleMs;
}
