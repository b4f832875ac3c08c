import { constants } from 'node:fs';
import { access, appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Logger } from '../logger.ts';
import { replaceFile } from '../replace-file.ts';
import { maxGaps, normalizeQuestion, sumGaps } from './count-gaps.ts';
import type { Gap, GapKind, Gaps } from './state.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const storedGap = v.object({ bot: v.string(), question: v.string(), abstained: count, disliked: count });
const storedLine = v.pipe(v.string(), v.parseJson(), storedGap);
type StoredGap = v.InferOutput<typeof storedGap>;

/** Lines of a bot beyond which they are cut down to what is listed of them. */
const maxLines = 2 * maxGaps;

const mode = 0o600;

/**
 * Gaps in the file `gaps.jsonl` of a folder, which is made when it is missing; bots may share it, and mind their own.
 * Every gap is a line put behind the others, so that a crash spoils one line at most, and processes with the same folder
 * lose nothing to each other but what is counted at the very moment in which one of them cuts the file down or clears it.
 */
export class FileGaps implements Gaps {
  readonly #folder: string;
  readonly #file: string;
  /** Empty where it is not known, as in a terminal without a token: then the gaps of every bot are listed and cleared. */
  readonly #botId: string;
  readonly #logger: Logger;
  /** What is counted and not in the file yet, as while its disk is full. */
  #waiting: readonly string[] = [];
  /** Lines that may be written before it is looked how many there are. */
  #room = 0;
  #work: Promise<void>;

  constructor(folder: string, botId: string, logger: Logger) {
    this.#folder = folder;
    this.#file = join(folder, 'gaps.jsonl');
    this.#botId = botId;
    this.#logger = logger;
    this.#work = this.#attempt(async () => {
      // Tells at the start of what would be found out with the first gap.
      await access(folder, constants.W_OK);
      // What a crash has left holds questions, too.
      await this.#removeFiles(/^gaps\.jsonl\.[\da-f-]{36}$/u);
    });
  }

  async add(question: string, kind: GapKind): Promise<void> {
    const normalized = normalizeQuestion(question);
    if (normalized === null) return;
    const gap = { bot: this.#botId, question: normalized, abstained: 0, disliked: 0, [kind]: 1 };
    this.#waiting = [...this.#waiting, `\n${JSON.stringify(gap)}`];
    // Not awaited: a reply does not wait for a disk.
    this.#work = this.#work.then(async () => this.#attempt(async () => this.#append()));
  }

  async list(): Promise<readonly Gap[]> {
    await this.#work;
    return sumGaps((await this.#read()).filter((gap) => this.#isListed(gap)));
  }

  async clear(): Promise<void> {
    await this.#work;
    const kept = (await this.#read()).filter((gap) => !this.#isListed(gap));
    // Made anew, it is the bot's own, whoever cleared it.
    if (kept.length === 0) await rm(this.#file, { force: true });
    else await this.#write(kept);
    await this.#removeFiles(/^gaps\.json(?:$|l?\.)/u);
  }

  /** Resolves when everything counted so far is in the file, or cannot be. */
  async close(): Promise<void> {
    await this.#work;
    if (this.#waiting.length > 0) await this.#attempt(async () => this.#append());
  }

  #isListed({ bot }: StoredGap): boolean {
    return this.#botId === '' || bot === this.#botId;
  }

  /** Without the folder or room for it counts wait, the last of them, and the bot goes on. */
  async #attempt(work: () => Promise<void>): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
      .then(work)
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'The gap report cannot be written'));
  }

  async #append(): Promise<void> {
    const lines = this.#waiting;
    this.#waiting = [];
    try {
      // Each on a line of its own, even where a crash has left half of one.
      await appendFile(this.#file, lines.join(''), { mode });
    } catch (error) {
      this.#waiting = [...lines, ...this.#waiting].slice(-maxGaps);
      throw error;
    }
    this.#room -= lines.length;
    if (this.#room < 0) await this.#cutDown();
  }

  async #cutDown(): Promise<void> {
    const gaps = await this.#read();
    const own = gaps.filter(({ bot }) => bot === this.#botId);
    this.#room = maxLines - own.length;
    if (this.#room >= 0) return;
    const listed = sumGaps(own).map((gap) => ({ bot: this.#botId, ...gap }));
    // The oldest first, as they were added.
    await this.#write([...gaps.filter(({ bot }) => bot !== this.#botId), ...listed.toReversed()]);
    this.#room = maxLines - listed.length;
  }

  /** What is no gap is left out. Throws when there is a file that cannot be read. */
  async #read(): Promise<readonly StoredGap[]> {
    const text = await readFile(this.#file, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').flatMap((line) => {
      const parsed = v.safeParse(storedLine, line);
      return parsed.success ? [parsed.output] : [];
    });
  }

  async #write(gaps: readonly StoredGap[]): Promise<void> {
    await replaceFile(this.#file, [gaps.map((gap) => JSON.stringify(gap)).join('\n')], mode);
  }

  async #removeFiles(pattern: RegExp): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => pattern.test(name));
    await Promise.all(names.map(async (name) => rm(join(this.#folder, name), { force: true })));
  }
}
