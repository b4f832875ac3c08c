import { execFile, type ExecFileException } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import type { Card } from './card.ts';
import type { Drawing } from './draw-card.ts';

/**
 * Where `worker.ts`, or what the build makes of it, and what `build-fonts.ts` writes lie; after how long a drawing counts as
 * frozen; how many drawings may be under way or waiting.
 */
export interface DrawingOptions {
  readonly workerFile: string;
  readonly fontsFile: string;
  readonly deadlineMs: number;
  readonly maxWaiting: number;
}

/** Megabytes of V8's heap: a picture that needs more fails alone. */
const heapLimits = ['--max-old-space-size=64', '--max-semi-space-size=2'];

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
    const { workerFile, fontsFile, deadlineMs: timeout } = this.#options;
    // As written, it needs the loader that this process has; as built, none of the settings of this one.
    const execArgv = path.extname(workerFile) === '.ts' ? process.execArgv : heapLimits;
    const args = [...execArgv, workerFile, fontsFile];
    // Nothing of the environment, which holds secrets, is passed on.
    const limits = { env: {}, timeout, killSignal: 'SIGKILL', signal: this.#closing.signal } as const;
    const drawing = promisify(execFile)(process.execPath, args, { ...limits, encoding: 'buffer' });
    // What cannot be written to it any more does not matter: it has ended.
    drawing.child.stdin?.on('error', () => undefined).end(serialize(card));
    const { stdout } = await drawing.catch((error: ExecFileException & { readonly stderr: Buffer }) => {
      const end = error.killed ? `not answered in ${timeout} ms` : `ended (${error.signal ?? error.code})`;
      throw new Error(String(error.stderr) || `The process that draws has ${end}`, { cause: error });
    });
    return deserialize(stdout);
  }
}
