import { type ChildProcess, fork } from 'node:child_process';
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

const outcomeSchema = v.union([
  v.object({ png: v.instance(Uint8Array), rows: v.array(v.number()) }),
  v.object({ problem: v.string() }),
]);

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
  #timer: NodeJS.Timeout | undefined;
  #onOutcome: (outcome: unknown) => void = () => undefined;

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

  /** Ends the process; what it was drawing fails for the reason given. */
  close(problem = 'The process that draws has been closed'): void {
    clearTimeout(this.#timer);
    this.#child?.kill('SIGKILL');
    this.#child = null;
    this.#onOutcome({ problem });
  }

  async #ask(card: Card): Promise<Drawing> {
    const { deadlineMs, idleMs } = this.#options;
    this.#child ??= this.#start();
    const { channel } = this.#child;
    this.#closeAfter(deadlineMs, `The picture is not ready after ${deadlineMs} ms`);
    channel?.ref();
    this.#child.send(card, () => undefined);
    const outcome = v.parse(outcomeSchema, await new Promise((resolve) => (this.#onOutcome = resolve)));
    channel?.unref();
    this.#closeAfter(idleMs);
    if ('problem' in outcome) throw new Error(outcome.problem);
    return outcome;
  }

  #closeAfter(delayMs: number, problem?: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(problem), delayMs).unref();
  }

  #start(): ChildProcess {
    const { workerFile, assetsFolder } = this.#options;
    // As written, it needs the loader that this process has; as built, none of the settings of this one.
    const execArgv = path.extname(workerFile) === '.ts' ? process.execArgv : heapLimits;
    const child = fork(workerFile, [assetsFolder], {
      execArgv,
      env: environment,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.on('error', () => undefined);
    child.on('message', (outcome) => {
      if (this.#child === child) this.#onOutcome(outcome);
    });
    child.once('exit', (code, signal) => {
      if (this.#child === child) this.close(`The process that draws has ended (${signal ?? code})`);
    });
    return child;
  }
}
