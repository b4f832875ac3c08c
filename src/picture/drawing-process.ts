import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import * as v from 'valibot';
import type { Card } from './card.ts';
import type { Drawing } from './renderer.ts';

/** Where the code and the files of the process that draws lie, and what it may take. */
export interface DrawingOptions {
  /** `worker.ts`, or what the build makes of it. */
  readonly workerFile: string;
  /** The folder that `writeAssets` wrote. */
  readonly assetsFolder: string;
  /** Milliseconds for a drawing, after which the process counts as frozen and is ended. */
  readonly deadlineMs: number;
  /** Milliseconds without work after which the process ends and its memory is given back. */
  readonly idleMs: number;
  /** Drawings under way or waiting, beyond which more are refused. */
  readonly maxWaiting: number;
}

const problemSchema = v.object({ problem: v.string() });
const outcomeSchema = v.union([
  v.object({ png: v.instance(Uint8Array), rows: v.array(v.number()) }),
  problemSchema,
]);
/** What the process answers with when it cannot draw. */
export type Problem = v.InferOutput<typeof problemSchema>;

/** Megabytes of V8's heap, beside WebAssembly and pixels: a picture that needs more fails alone. */
const heapLimits = ['--max-old-space-size=64', '--max-semi-space-size=2'];
/** One malloc arena that gives memory back; nothing else of the environment, which holds secrets, is passed on. */
const environment = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '65536' };

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
    if (this.#waiting >= this.#options.maxWaiting) {
      throw new Error(`${this.#waiting} pictures are waiting to be drawn`);
    }
    this.#waiting += 1;
    const drawing = this.#last.then(async () => this.#ask(card)).finally(() => (this.#waiting -= 1));
    this.#last = drawing.catch(() => undefined);
    return drawing;
  }

  /** Ends the process; what it was drawing fails. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = null;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async #ask(card: Card): Promise<Drawing> {
    clearTimeout(this.#idle);
    this.#child ??= this.#start();
    const child = this.#child;
    child.channel?.ref();
    try {
      const outcome = v.parse(outcomeSchema, await this.#exchange(child, card));
      if ('problem' in outcome) throw new Error(outcome.problem);
      return outcome;
    } finally {
      child.channel?.unref();
      this.#idle = setTimeout(() => void this.close(), this.#options.idleMs).unref();
    }
  }

  async #exchange(child: ChildProcess, card: Card): Promise<unknown> {
    const settled = new AbortController();
    const deadline = AbortSignal.timeout(this.#options.deadlineMs);
    const signal = AbortSignal.any([deadline, settled.signal]);
    const answered = once(child, 'message', { signal });
    const ended = once(child, 'exit', { signal }).then(([code, end]) => {
      throw new Error(`The process that draws has ended (${String(end ?? code)})`);
    });
    try {
      child.send(card, () => undefined);
      const [outcome]: unknown[] = await Promise.race([answered, ended]);
      return outcome;
    } catch (cause) {
      // Also when it is frozen: the next drawing gets a new one.
      if (this.#child === child) void this.close();
      throw deadline.aborted
        ? new Error(`The picture is not ready after ${this.#options.deadlineMs} ms`, { cause })
        : cause;
    } finally {
      settled.abort();
      ended.catch(() => undefined);
      answered.catch(() => undefined);
    }
  }

  #start(): ChildProcess {
    const { workerFile, assetsFolder } = this.#options;
    const child = fork(workerFile, [assetsFolder], {
      // As written, it needs the loader that this process has; as built, none of the settings of this one.
      execArgv: path.extname(workerFile) === '.ts' ? process.execArgv : heapLimits,
      env: environment,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.on('error', () => undefined);
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    return child;
  }
}
