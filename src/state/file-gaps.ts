import { constants } from 'node:fs';
import { access, appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
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

/** Bytes beyond which the file is cut down to what is listed of it. */
const maxBytes = 1_000_000;

const mode = 0o600;

/**
 * Gaps in the file `gaps.jsonl` of a folder, which is made when it is missing; bots may share it, and mind their own.
 * Every gap is a line put behind the others, so that processes with the same folder lose nothing to each other, and a
 * crash spoils one line at most.
 */
export class FileGaps implements Gaps {
  readonly #folder: string;
  readonly #file: string;
  /** Empty where it is not known, as in a terminal without a token: then the gaps of every bot are listed and cleared. */
  readonly #botId: string;
  readonly #logger: Logger;
  /** What is counted and not in the file yet, as while its disk is full. */
  #waiting: readonly string[] = [];
  #work: Promise<void>;

  constructor(folder: string, botId: string, logger: Logger) {
    this.#folder = folder;
    this.#file = join(folder, 'gaps.jsonl');
    this.#botId = botId;
    this.#logger = logger;
    // Tells at the start of what would be found out with the first gap.
    this.#work = this.#attempt(async () => access(folder, constants.W_OK));
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
    return this.#sumOwn();
  }

  async clear(): Promise<void> {
    await this.#work;
    await this.#replaceOwn([]);
    // What a crash or an older version has left holds questions, too.
    const strays = (await readdir(this.#folder)).filter((name) => /^gaps\.json(?:$|l?\.)/u.test(name));
    await Promise.all(strays.map(async (name) => rm(join(this.#folder, name), { force: true })));
  }

  /** Resolves when everything counted so far is in the file. */
  async close(): Promise<void> {
    await this.#work;
  }

  /** Without the folder or room for it nothing is counted, and the bot goes on. */
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
    const { size } = await stat(this.#file);
    if (size > maxBytes) await this.#replaceOwn(await this.#sumOwn());
  }

  async #sumOwn(): Promise<readonly Gap[]> {
    return sumGaps((await this.#read()).filter((gap) => this.#isOwn(gap)));
  }

  #isOwn({ bot }: StoredGap): boolean {
    return this.#botId === '' || bot === this.#botId;
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

  async #replaceOwn(gaps: readonly Gap[]): Promise<void> {
    const others = (await this.#read()).filter((gap) => !this.#isOwn(gap));
    const lines = [...others, ...gaps.map((gap) => ({ bot: this.#botId, ...gap }))];
    await replaceFile(this.#file, [lines.map((gap) => JSON.stringify(gap)).join('\n')], mode);
  }
}
