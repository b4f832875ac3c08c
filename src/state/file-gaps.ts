import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Logger } from '../logger.ts';
import { keepGaps, maxGaps, normalizeQuestion, sortGaps } from './count-gaps.ts';
import type { Gap, GapKind, Gaps } from './state.ts';

const total = v.pipe(v.number(), v.integer(), v.minValue(0));
const storedGap = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ bot: v.string(), question: v.string(), abstained: total, disliked: total }),
);
type StoredGap = v.InferOutput<typeof storedGap>;

/** Size from which the lines of the same question are made one, in bytes: a thousand gaps take less than half. */
const longestFile = 500_000;

/**
 * Gaps in the file `gaps.jsonl` of a folder, which is made when it is missing; bots may share it, and mind their own. A
 * count is one more line, so that processes with the same folder are not in each other's way, and a crash spoils one line
 * at most. What cannot be written is tried again with the next.
 */
export class FileGaps implements Gaps {
  readonly #folder: string;
  readonly #file: string;
  /** Empty where it is not known, as in a terminal without a token: then the gaps of every bot are listed and cleared. */
  readonly #botId: string;
  readonly #logger: Logger;
  #waiting: string[] = [];
  #work: Promise<void>;

  constructor(folder: string, botId: string, logger: Logger) {
    this.#folder = folder;
    this.#file = join(folder, 'gaps.jsonl');
    this.#botId = botId;
    this.#logger = logger;
    // Tells at the start of what would be found out with the first gap.
    this.#work = this.#write();
  }

  async add(question: string, kind: GapKind): Promise<void> {
    const normalized = normalizeQuestion(question);
    if (normalized === null) return;
    const counts = { abstained: 0, disliked: 0, [kind]: 1 };
    this.#waiting.push(toLine({ bot: this.#botId, question: normalized, ...counts }));
    // Not awaited: a reply does not wait for a disk.
    this.#work = this.#work.then(async () => this.#write());
  }

  async list(): Promise<readonly Gap[]> {
    await this.#work;
    const own = (await this.#read()).filter((gap) => this.#isOwn(gap));
    return sortGaps(keepGaps(own.map(({ bot: _bot, ...gap }) => gap)));
  }

  async clear(): Promise<void> {
    await this.#work;
    this.#waiting = [];
    await this.#store((await this.#read()).filter((gap) => !this.#isOwn(gap)));
  }

  /** Resolves when everything counted so far is in the file. */
  async close(): Promise<void> {
    await this.#work;
    await this.#write();
  }

  async #write(): Promise<void> {
    const lines = this.#waiting;
    this.#waiting = [];
    try {
      await mkdir(this.#folder, { recursive: true });
      await appendFile(this.#file, lines.join(''), { mode: 0o600 });
      const { size } = await stat(this.#file);
      if (size > longestFile) await this.#shorten();
    } catch (error) {
      this.#logger.warn(
        { err: error },
        'The gap report could not be written; trying again with the next gap',
      );
      this.#waiting = [...lines, ...this.#waiting].slice(0, maxGaps);
    }
  }

  async #shorten(): Promise<void> {
    const gaps = await this.#read();
    const isOwn = ({ bot }: StoredGap): boolean => bot === this.#botId;
    await this.#store([...gaps.filter((gap) => !isOwn(gap)), ...keepGaps(gaps.filter(isOwn))]);
  }

  #isOwn({ bot }: StoredGap): boolean {
    return this.#botId === '' || bot === this.#botId;
  }

  /** Each question once, the one asked last at the end; nothing when there is no file yet. Throws when it cannot be read. */
  async #read(): Promise<readonly StoredGap[]> {
    const text = await readFile(this.#file, 'utf8').catch((error: unknown) => {
      if (existsSync(this.#file)) throw error;
      return '';
    });
    const gaps = new Map<string, StoredGap>();
    for (const line of text.split('\n')) {
      const parsed = v.safeParse(storedGap, line);
      if (!parsed.success) continue;
      const { bot, question, abstained, disliked } = parsed.output;
      const key = `${bot} ${question}`;
      const known = gaps.get(key) ?? { abstained: 0, disliked: 0 };
      gaps.delete(key);
      const counts = { abstained: known.abstained + abstained, disliked: known.disliked + disliked };
      gaps.set(key, { bot, question, ...counts });
    }
    return [...gaps.values()];
  }

  async #store(gaps: readonly StoredGap[]): Promise<void> {
    await writeFile(this.#file, gaps.map(toLine).join(''), { mode: 0o600 });
  }
}

/** The break comes first, so that what a crash has cut off spoils no other line. */
function toLine(gap: StoredGap): string {
  return `\n${JSON.stringify(gap)}`;
}
