import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PictureError } from './errors.ts';
import { type DrawingOutcome, readOutcome } from './worker-messages.ts';

/** Where the code and the files of the process that draws lie, and what it may take. */
export interface DrawingOptions {
  /** `worker.ts`, or what the build makes of it. */
  readonly workerFile: string;
  /** The folder that `writeAssets` wrote. */
  readonly assetsFolder: string;
  /** Milliseconds without work after which the process ends and its memory is given back. */
  readonly idleMs: number;
  /** Drawings that may wait, after which more are refused. */
  readonly maxWaiting: number;
}

/** A process that starts when it is first needed, and again when it has ended. */
export interface DrawingProcess {
  /**
   * Boxes as JSON → PNG.
   *
   * @throws PictureError with any reason but `nothing-to-draw` and `too-slow`.
   */
  draw(drawing: string): Promise<Uint8Array>;
  /** Ends the process; what it was drawing fails as `unavailable`. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(png: Uint8Array): void;
  reject(error: PictureError): void;
}

interface Running {
  readonly child: ChildProcess;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | null;
}

/** Megabytes of V8's heap, beside WebAssembly and pixels: a picture that needs more fails alone. */
const heapLimits = ['--max-old-space-size=64', '--max-semi-space-size=2'];
/** One malloc arena that gives memory back; nothing else of the environment, which holds secrets, is passed on. */
const environment = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '65536' };

/** Prepares a process that draws; nothing is started before the first drawing. */
export function prepareDrawingProcess(options: DrawingOptions): DrawingProcess {
  let running: Running | null = null;
  let lastId = 0;
  const forget = (ended: Running): void => {
    if (running === ended) running = null;
  };
  return {
    async draw(drawing) {
      running ??= start(options, forget);
      const { child, waiting, idle } = running;
      if (waiting.size >= options.maxWaiting) {
        throw new PictureError('busy', `${waiting.size} pictures are waiting to be drawn`);
      }
      if (idle !== null) clearTimeout(idle);
      holdOpen(child);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.send({ id, drawing }, (cause) => {
          if (cause === null) return;
          waiting.delete(id);
          reject(new PictureError('unavailable', 'The process that draws takes no drawing', { cause }));
        });
      });
    },
    async close() {
      if (running !== null) await end(running.child);
    },
  };
}

function start(options: DrawingOptions, forget: (ended: Running) => void): Running {
  const { workerFile, assetsFolder, idleMs } = options;
  // As written, it needs the loader that this process has; as built, none of the settings of this one.
  const execArgv = path.extname(workerFile) === '.ts' ? process.execArgv : heapLimits;
  const child = fork(workerFile, [assetsFolder], {
    execArgv,
    env: environment,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const running: Running = { child, waiting: new Map(), idle: null };
  const fail = (error: PictureError): void => {
    forget(running);
    if (running.idle !== null) clearTimeout(running.idle);
    for (const caller of running.waiting.values()) caller.reject(error);
    running.waiting.clear();
  };
  child.on('error', (cause) => {
    fail(new PictureError('unavailable', 'The process that draws does not start', { cause }));
  });
  child.on('exit', (code, signal) => {
    fail(new PictureError('unavailable', `The process that draws has ended (${signal ?? code})`));
  });
  child.on('message', (message) => {
    settle(running, readOutcome(message));
    if (running.waiting.size > 0) return;
    letGo(child);
    running.idle = setTimeout(() => {
      // Ahead of its end, so that a drawing which comes meanwhile gets a process of its own.
      forget(running);
      void end(child);
    }, idleMs).unref();
  });
  return running;
}

/** Keeps this process from ending before the other has answered. */
function holdOpen({ channel }: ChildProcess): void {
  channel?.ref();
}

/** A process that has nothing else to do may end. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

function settle({ waiting }: Running, outcome: DrawingOutcome): void {
  const caller = waiting.get(outcome.id);
  waiting.delete(outcome.id);
  if (outcome.status === 'drawn') caller?.resolve(outcome.png);
  else caller?.reject(new PictureError(outcome.reason, outcome.message));
}
