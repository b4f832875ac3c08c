import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Card } from './card.ts';
import type { Drawing, Outcome } from './renderer.ts';

/**
 * Where `worker.ts`, or what the build makes of it, and the files of `writeAssets` lie; after how long a drawing counts as
 * frozen and a process without work ends; how many drawings may be under way or waiting.
 */
export interface DrawingOptions {
  readonly workerFile: string;
  readonly assetsFolder: string;
  readonly deadlineMs: number;
  readonly idleMs: number;
  readonly maxWaiting: number;
}

/** Megabytes of V8's heap, beside WebAssembly and pixels: a picture that needs more fails alone. */
const heapLimits = ['--max-old-space-size=64', '--max-semi-space-size=2'];
/** One malloc arena that gives memory back; nothing else of the environment, which holds secrets, is passed on. */
const env = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '65536' };

/** A process that starts when it is first needed, and again when it has ended. Draws one card at a time. */
export class DrawingProcess {
  readonly #options: DrawingOptions;
  #child: ChildProcess | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;

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
    clearTimeout(this.#idle);
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  async #ask(card: Card): Promise<Drawing> {
    const { deadlineMs, idleMs } = this.#options;
    clearTimeout(this.#idle);
    const child = (this.#child ??= this.#start());
    child.channel?.ref();
    child.send(card, () => undefined);
    const late = AbortSignal.timeout(deadlineMs);
    const over = new AbortController();
    const signal = AbortSignal.any([late, over.signal]);
    const ended = once(child, 'exit', { signal }).then(async ([code, by]) =>
      Promise.reject(new Error(`The process that draws has ended (${by ?? code})`)),
    );
    try {
      const message = await Promise.race([once(child, 'message', { signal }), ended]);
      const outcome: Outcome = message[0];
      child.channel?.unref();
      this.#idle = setTimeout(() => this.close(), idleMs).unref();
      if ('problem' in outcome) throw new Error(outcome.problem);
      return outcome;
    } catch (error) {
      if (!late.aborted) throw error;
      this.close();
      throw new Error(`The picture is not ready after ${deadlineMs} ms`, { cause: error });
    } finally {
      over.abort();
    }
  }

  #start(): ChildProcess {
    const { workerFile, assetsFolder } = this.#options;
    // As written, it needs the loader that this process has; as built, none of the settings of this one.
    const execArgv = path.extname(workerFile) === '.ts' ? process.execArgv : heapLimits;
    const child = fork(workerFile, [assetsFolder], {
      execArgv,
      env,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.on('error', () => undefined);
    child.once('exit', () => {
      if (this.#child === child) this.close();
    });
    return child;
  }
}
