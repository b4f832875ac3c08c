import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Card } from './card.ts';
import type { Drawing } from './draw-card.ts';
import type { Outcome } from './worker.ts';

/**
 * Where `worker.ts`, or what the build makes of it, and what `build-glyphs.ts` writes lie; after how long a drawing counts as
 * frozen; how many drawings may be under way or waiting.
 */
export interface DrawingOptions {
  readonly workerFile: string;
  readonly glyphsFile: string;
  readonly deadlineMs: number;
  readonly maxWaiting: number;
}

/** Megabytes of V8's heap: a picture that needs more fails alone. */
const heapLimits = ['--max-old-space-size=64', '--max-semi-space-size=2'];
/** Nothing of the environment, which holds secrets, is passed on. */
const env = {};

/** Draws one card at a time, each in a process that ends with it. */
export class DrawingProcess {
  readonly #options: DrawingOptions;
  readonly #closing = new AbortController();
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(options: DrawingOptions) {
    this.#options = options;
  }

  /** Draws a card; rejects when that takes too long, cannot be done, or too many are waiting. */
  async draw(card: Card): Promise<Drawing> {
    if (this.#waiting >= this.#options.maxWaiting) throw new Error(`${this.#waiting} pictures are waiting`);
    this.#waiting += 1;
    const drawing = this.#last.then(async () => this.#ask(card)).finally(() => (this.#waiting -= 1));
    this.#last = drawing.catch(() => undefined);
    return drawing;
  }

  close(): void {
    this.#closing.abort();
  }

  async #ask(card: Card): Promise<Drawing> {
    const { workerFile, glyphsFile, deadlineMs } = this.#options;
    const late = AbortSignal.timeout(deadlineMs);
    const child = fork(workerFile, [glyphsFile], {
      // As written, it needs the loader that this process has; as built, none of the settings of this one.
      execArgv: path.extname(workerFile) === '.ts' ? process.execArgv : heapLimits,
      env,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      signal: AbortSignal.any([late, this.#closing.signal]),
      killSignal: 'SIGKILL',
    });
    child.send(card, () => undefined);
    const ended = once(child, 'exit').then(async ([code, by]) =>
      Promise.reject(new Error(`The process that draws has ended (${by ?? code})`)),
    );
    try {
      const message = await Promise.race([once(child, 'message'), ended]);
      const outcome: Outcome = message[0];
      if ('problem' in outcome) throw new Error(outcome.problem);
      return outcome;
    } catch (error) {
      if (!late.aborted) throw error;
      throw new Error(`The picture is not ready after ${deadlineMs} ms`, { cause: error });
    } finally {
      child.kill('SIGKILL');
    }
  }
}
