import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import * as v from 'valibot';
import { EncoderError, toEncoderError } from './errors.ts';

/** Where the encoder's program and weights lie. */
export interface EncoderFiles {
  /** `encoder-thread.ts`, or what the build makes of it. */
  readonly thread: URL;
  /** Folder of `model_quantized.onnx` and `tokenizer.json`. */
  readonly modelFolder: string;
}

/** What an encoder needs. */
export interface EncoderOptions extends EncoderFiles {
  /** Told each time the thread ends by itself; it is started anew while `isFinal` is false. */
  readonly onLost: (error: EncoderError, isFinal: boolean) => void;
}

/** Ways to follow or end the encoding of many texts. */
export interface EncodingOptions {
  /** Called after each text with the number of those done. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** Turns texts into vectors whose cosine says how alike their meanings are, in a thread of its own. */
export interface Encoder {
  /** Changes with the weights: vectors of different models cannot be compared. */
  readonly model: string;
  /** Goes ahead of all passages. Null when the thread was lost meanwhile. */
  encodeQuestion(text: string): Promise<Int8Array | null>;
  /**
   * Encodes texts in their order.
   *
   * @throws EncoderError when the thread was lost for good, and the signal's reason when it is aborted.
   */
  encodePassages(texts: readonly string[], options?: EncodingOptions): Promise<readonly Int8Array[]>;
  /** Ends the thread; what waits is not encoded. */
  close(): Promise<void>;
}

/** Questions whose vectors are remembered, about 700 bytes each. */
const rememberedQuestions = 2_000;
/** Times that a lost thread is started anew. */
const maxRestarts = 3;
/** Megabytes of V8's heap beside the weights. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

/**
 * Starts an encoder.
 *
 * @throws EncoderError when the native library does not load here, or the weights are missing or damaged.
 */
export async function openEncoder(options: EncoderOptions): Promise<Encoder> {
  const thread = new EncoderThread(options);
  const model = await thread.start();
  const remembered = new LRUCache<string, Int8Array, string>({
    max: rememberedQuestions,
    fetchMethod: async (_, __, { context }) => (await thread.encode(context, 'question')) ?? undefined,
  });
  return {
    model,
    // By hash, because what people ask is not kept.
    encodeQuestion: async (text) =>
      (await remembered.fetch(createHash('sha256').update(text).digest('base64'), { context: text })) ?? null,
    async encodePassages(texts, { onProgress, signal } = {}) {
      const vectors: Int8Array[] = [];
      for (const text of texts) {
        signal?.throwIfAborted();
        const vector = await thread.encode(text, 'passage');
        if (vector === null) throw new EncoderError('ended', 'The encoder has ended');
        vectors.push(vector);
        onProgress?.(vectors.length);
      }
      return vectors;
    },
    close: async () => thread.close(),
  };
}

interface Task {
  readonly text: string;
  readonly kind: 'question' | 'passage';
  settle(vector: Int8Array | null): void;
}

/** A worker thread and what waits for it; it is given one text at a time, so that a question waits for one at most. */
class EncoderThread {
  readonly #options: EncoderOptions;
  readonly #waiting = { question: new Array<Task>(), passage: new Array<Task>() };
  #worker: Worker | null = null;
  #current: Task | null = null;
  #isReady = false;
  #isEnded = false;
  #restarts = 0;

  constructor(options: EncoderOptions) {
    this.#options = options;
  }

  /** Resolves with the hash of the model. */
  async start(): Promise<string> {
    const { thread, modelFolder } = this.#options;
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
        if (this.#isReady) this.#lose(reason);
        reject(reason);
      });
    });
  }

  /** Null when the thread ended ahead of the answer to a question, or for good. */
  async encode(text: string, kind: Task['kind']): Promise<Int8Array | null> {
    // Nobody waits for an answer as long as a new start takes.
    if (this.#isEnded || (kind === 'question' && !this.#isReady)) return null;
    return new Promise((settle) => {
      this.#waiting[kind].push({ text, kind, settle });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#end();
    await this.#worker?.terminate();
  }

  #next(): void {
    if (!this.#isReady || this.#current !== null) return;
    this.#current = this.#waiting.question.shift() ?? this.#waiting.passage.shift() ?? null;
    // With nothing to do it does not keep the process from ending.
    if (this.#current === null) this.#worker?.unref();
    else this.#worker?.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    if (this.#current !== null) this.#worker?.postMessage(this.#current.text);
  }

  #settle(vector: Int8Array | null): void {
    const task = this.#current;
    this.#current = null;
    task?.settle(vector);
  }

  #lose(reason: EncoderError): void {
    this.#isReady = false;
    if (this.#isEnded) return;
    if (this.#restarts === maxRestarts) return this.#giveUp(reason);
    this.#restarts += 1;
    this.#options.onLost(reason, false);
    if (this.#current?.kind === 'passage') this.#waiting.passage.unshift(this.#current);
    else this.#settle(null);
    this.#current = null;
    for (const task of this.#waiting.question.splice(0)) task.settle(null);
    this.start().catch((error: unknown) => this.#giveUp(toEncoderError(error)));
  }

  #giveUp(reason: EncoderError): void {
    if (this.#isEnded) return;
    this.#options.onLost(reason, true);
    this.#end();
  }

  #end(): void {
    this.#isEnded = true;
    this.#settle(null);
    for (const task of Object.values(this.#waiting).flatMap((tasks) => tasks.splice(0))) task.settle(null);
  }
}
