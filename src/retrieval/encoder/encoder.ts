import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import * as v from 'valibot';
import { type EncoderError, toEncoderError } from './errors.ts';
import type { EncoderText } from './sentence-model.ts';

export interface EncoderFiles {
  /** `encoder-thread.ts`, or what the build makes of it. */
  readonly thread: URL;
  /** Folder of `model_quantized.onnx` and `tokenizer.json`. */
  readonly modelFolder: string;
}

/** Bytes of the vectors of questions that are remembered: about 2,000 of ten words. */
const rememberedBytes = 2_500_000;
/** Questions that may wait, of about 5 ms each; beyond that words alone answer, so that nobody waits long. */
const maxWaiting = 4;
const maxRestarts = 3;
/** Megabytes of V8's heap beside the weights. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

interface Task {
  readonly text: EncoderText;
  readonly kind: 'question' | 'passage';
  settle(vector: Int8Array | null): void;
}

/**
 * Turns texts into vectors whose cosine says how alike their meanings are, in a thread of its own (`encoder-thread.ts`),
 * which is given one text at a time, so that a question waits for one at most.
 */
export class Encoder {
  /** Changes with the weights: vectors of different models cannot be compared. */
  readonly model: Promise<string>;
  readonly #files: EncoderFiles;
  readonly #onLost: (error: EncoderError, isFinal: boolean) => void;
  readonly #remembered = new LRUCache<string, Int8Array, string>({
    maxSize: rememberedBytes,
    sizeCalculation: (vector) => vector.length,
    fetchMethod: async (_, __, { context }) =>
      (await this.#encode({ parts: [context], hasTokens: true }, 'question')) ?? undefined,
  });
  #waiting: Task[] = [];
  #current: Task | null = null;
  #worker: Worker | null = null;
  #isReady = false;
  #isEnded = false;
  #restarts = 0;

  /**
   * Starts the thread. `model` rejects with an EncoderError when the native library does not load here, or the weights
   * are missing or damaged. `onLost` is told each time the thread ends by itself later; it is started anew unless that
   * is final.
   */
  constructor(files: EncoderFiles, onLost: (error: EncoderError, isFinal: boolean) => void) {
    this.#files = files;
    this.#onLost = onLost;
    this.model = this.#start();
  }

  /** Goes ahead of all passages. Null when too many others wait, or the thread is lost, until it has started anew. */
  async encodeQuestion(text: string): Promise<Int8Array | null> {
    // By hash, because what people ask is not kept.
    const key = createHash('sha256').update(text).digest('base64');
    return (await this.#remembered.fetch(key, { context: text })) ?? null;
  }

  /** Null when the thread is lost for good. */
  async encodePassage(text: EncoderText): Promise<Int8Array | null> {
    return this.#encode(text, 'passage');
  }

  /** Ends the thread; what waits is not encoded. */
  async close(): Promise<void> {
    const worker = this.#worker;
    // In the middle of a text, or of loading, the native library would take the whole process with it.
    const isBusy = this.#current !== null || !this.#isReady;
    const isIdle = new Promise((resolve) => worker?.once('message', resolve).once('exit', resolve));
    this.#end();
    if (worker !== null && isBusy) await isIdle;
    await worker?.terminate();
  }

  /** Resolves with the hash of the model. */
  async #start(): Promise<string> {
    const { thread, modelFolder } = this.#files;
    const worker = new Worker(thread, { workerData: modelFolder, execArgv: [], env: {}, resourceLimits });
    this.#worker = worker;
    return new Promise((resolve, reject) => {
      let error: unknown = null;
      worker.on('message', (message: unknown) => {
        if (message instanceof Int8Array) this.#settle(message);
        else resolve(v.parse(v.string(), message));
        this.#isReady = true;
        this.#next();
      });
      worker.on('error', (cause) => {
        error = cause;
      });
      worker.on('exit', (code) => {
        const reason = toEncoderError(error ?? new Error(`its thread ended with code ${code}`));
        this.#worker = null;
        if (this.#isReady) this.#lose(reason);
        reject(reason);
      });
    });
  }

  async #encode(text: EncoderText, kind: Task['kind']): Promise<Int8Array | null> {
    // Nobody waits for an answer as long as a new start takes, or many other questions.
    const ahead = this.#waiting.filter((task) => task.kind === 'question').length;
    if (this.#isEnded || (kind === 'question' && (!this.#isReady || ahead >= maxWaiting))) return null;
    return new Promise((settle) => {
      this.#waiting.push({ text, kind, settle });
      this.#next();
    });
  }

  #next(): void {
    if (!this.#isReady || this.#current !== null) return;
    const question = this.#waiting.findIndex(({ kind }) => kind === 'question');
    this.#current = this.#waiting.splice(Math.max(0, question), 1)[0] ?? null;
    // With nothing to do it does not keep the process from ending.
    if (this.#current === null) return this.#worker?.unref();
    this.#worker?.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker?.postMessage(this.#current.text);
  }

  #settle(vector: Int8Array | null): void {
    const task = this.#current;
    this.#current = null;
    task?.settle(vector);
  }

  /** Passages wait for the next start; questions do not. */
  #lose(reason: EncoderError): void {
    this.#isReady = false;
    if (this.#isEnded) return;
    if (this.#restarts === maxRestarts) return this.#giveUp(reason);
    this.#restarts += 1;
    this.#onLost(reason, false);
    const tasks = this.#current === null ? this.#waiting : [this.#current, ...this.#waiting];
    this.#current = null;
    this.#waiting = tasks.filter(({ kind }) => kind === 'passage');
    for (const task of tasks) if (task.kind === 'question') task.settle(null);
    this.#start().catch((error: unknown) => this.#giveUp(toEncoderError(error)));
  }

  #giveUp(reason: EncoderError): void {
    if (!this.#isEnded) this.#onLost(reason, true);
    this.#end();
  }

  #end(): void {
    this.#isEnded = true;
    this.#settle(null);
    for (const task of this.#waiting.splice(0)) task.settle(null);
  }
}
