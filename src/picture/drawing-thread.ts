import { Worker } from 'node:worker_threads';
import { PictureError } from './errors.ts';
import { type DrawingOutcome, readOutcome } from './worker-messages.ts';

/** Where the code and the files of the thread that draws lie, and what it may take. */
export interface DrawingOptions {
  /** The bundled `worker.ts`. */
  readonly workerFile: string;
  /** The folder that `writeAssets` wrote. */
  readonly assetsFolder: string;
  /** Milliseconds without work after which the thread ends and its memory is given back. */
  readonly idleMs: number;
  /** Drawings that may wait, after which more are refused. */
  readonly maxWaiting: number;
}

/** A thread that starts when it is first needed, and again when it has ended. */
export interface DrawingThread {
  /**
   * Boxes as JSON → PNG.
   *
   * @throws PictureError with any reason but `nothing-to-draw` and `too-slow`.
   */
  draw(drawing: string): Promise<Uint8Array>;
  /** Ends the thread; what it was drawing fails as `unavailable`. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(png: Uint8Array): void;
  reject(error: PictureError): void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | null;
}

/** Megabytes of V8's heap, beside WebAssembly and pixels: a picture that needs more fails alone. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/** Prepares a thread that draws; nothing is loaded before the first drawing. */
export function prepareDrawingThread(options: DrawingOptions): DrawingThread {
  let thread: Thread | null = null;
  let lastId = 0;
  const forget = (ended: Thread): void => {
    if (thread === ended) thread = null;
  };
  return {
    async draw(drawing) {
      thread ??= startThread(options, forget);
      const { worker, waiting, idle } = thread;
      if (waiting.size >= options.maxWaiting) {
        throw new PictureError('busy', `${waiting.size} pictures are waiting to be drawn`);
      }
      if (idle !== null) clearTimeout(idle);
      worker.ref();
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, drawing });
      });
    },
    async close() {
      await thread?.worker.terminate();
    },
  };
}

function startThread(options: DrawingOptions, forget: (thread: Thread) => void): Thread {
  const worker = new Worker(options.workerFile, { workerData: options.assetsFolder, resourceLimits });
  const thread: Thread = { worker, waiting: new Map(), idle: null };
  const fail = (error: PictureError): void => {
    forget(thread);
    if (thread.idle !== null) clearTimeout(thread.idle);
    for (const caller of thread.waiting.values()) caller.reject(error);
    thread.waiting.clear();
  };
  worker.on('error', (cause) => {
    fail(new PictureError('unavailable', 'The thread that draws broke', { cause }));
  });
  worker.on('exit', () => {
    fail(new PictureError('unavailable', 'The thread that draws has ended'));
  });
  worker.on('message', (message: unknown) => {
    settle(thread, readOutcome(message));
    if (thread.waiting.size > 0) return;
    // A process that has nothing else to do may end.
    worker.unref();
    thread.idle = setTimeout(() => {
      // Ahead of its end, so that a drawing which comes meanwhile gets a thread of its own.
      forget(thread);
      void worker.terminate();
    }, options.idleMs).unref();
  });
  return thread;
}

function settle({ waiting }: Thread, outcome: DrawingOutcome): void {
  const caller = waiting.get(outcome.id);
  waiting.delete(outcome.id);
  if (outcome.status === 'drawn') caller?.resolve(outcome.png);
  else caller?.reject(new PictureError(outcome.reason, outcome.message));
}
