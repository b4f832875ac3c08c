import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Corpus } from '../../corpus/corpus.ts';
import { type CorpusVectors, createCorpusVectors, listTexts } from './corpus-vectors.ts';
import { Encoder, type EncoderFiles } from './encoder.ts';
import { type EncoderFault, toEncoderError } from './errors.ts';
import { isEnglish } from './language.ts';
import type { EncoderText } from './sentence-model.ts';
import { keyOf, readVectorFile, type VectorsByKey, writeVectorFile } from './vector-file.ts';

/** How far the encoder is; words alone answer unless it is `ready`. */
export type EncoderStatus =
  /** Switched off, or the documents are not in English. */
  | { readonly state: 'off'; readonly reason: 'setting' | 'language' }
  | { readonly state: 'starting' | 'ready' }
  /** Counted in texts that had no vector yet. */
  | { readonly state: 'encoding'; readonly done: number; readonly total: number }
  | { readonly state: 'unavailable'; readonly reason: EncoderFault };

export interface CorpusEncoderOptions {
  readonly encoder: EncoderFiles;
  /** Files of vectors: where they are looked for, and the one that new vectors are kept in. */
  readonly vectorFiles: { readonly read: readonly string[]; readonly write: string };
  /** Called at the start of encoding and for every tenth of the texts to be encoded. */
  readonly onProgress: (done: number, total: number) => void;
  /** Called once for each thing that went wrong; words alone answer, or vectors are made anew. */
  readonly onWarning: (message: string, error: Error | null) => void;
}

/**
 * The encoder of a corpus that may change, which starts in the background. Its methods never throw: whatever is missing
 * is null.
 */
export class CorpusEncoder {
  readonly #options: CorpusEncoderOptions;
  readonly #opening: Promise<Encoder | null>;
  #encoder: Encoder | null = null;
  #status: EncoderStatus = { state: 'starting' };
  /** Null until the files have been read. */
  #known: VectorsByKey | null = null;
  #current = new AbortController();
  #last: Promise<unknown> = Promise.resolve();
  #isWritable = true;

  constructor(options: CorpusEncoderOptions) {
    this.#options = options;
    this.#opening = this.#open();
  }

  status(): EncoderStatus {
    return this.#status;
  }

  /** Null when there is no encoder, or the question is not English. Never waits for a start. */
  async encodeQuestion(text: string): Promise<Int8Array | null> {
    return this.#encoder === null || !isEnglish(text) ? null : this.#encoder.encodeQuestion(text);
  }

  /**
   * Makes the vectors of a corpus, of which those made before are kept; waits for the encoder to start. Null when there
   * is none, when the corpus is not English, and when another corpus came meanwhile.
   */
  async encodeCorpus({ passages }: Pick<Corpus, 'passages'>): Promise<CorpusVectors | null> {
    const { signal } = this.#replaceCurrent();
    // One after the other: what the one before has made need not be made again.
    const vectors = this.#last.then(async () => this.#encode(passages, signal));
    this.#last = vectors;
    return vectors;
  }

  async close(): Promise<void> {
    this.#replaceCurrent();
    const encoder = await this.#opening;
    await encoder?.close();
    await this.#last;
  }

  async #encode(passages: Corpus['passages'], signal: AbortSignal): Promise<CorpusVectors | null> {
    const encoder = await this.#opening;
    if (encoder === null || signal.aborted) return null;
    if (!isMostlyEnglish(passages)) {
      this.#status = { state: 'off', reason: 'language' };
      return null;
    }
    this.#known ??= await this.#readFiles(await encoder.model);
    const texts = listTexts(passages);
    const vectors = await this.#encodeTexts(texts.texts, encoder, signal);
    if (vectors === null || this.#encoder === null) return null;
    this.#status = { state: 'ready' };
    return createCorpusVectors(texts, vectors);
  }

  /** The vectors of texts in their order; null when it is aborted, or the encoder lost. What was made is kept. */
  async #encodeTexts(
    texts: readonly EncoderText[],
    encoder: Encoder,
    signal: AbortSignal,
  ): Promise<readonly Int8Array[] | null> {
    const keys = await listKeys(texts);
    const missing = new Map(keys.map((key, at) => [key, texts[at]!]));
    const vectors = new Map<string, Int8Array>();
    for (const key of missing.keys()) {
      const vector = this.#known?.get(key);
      if (vector !== undefined && missing.delete(key)) vectors.set(key, vector);
    }
    const total = missing.size;
    if (total > 0) this.#showProgress(0, total);
    let done = 0;
    for (const [key, text] of missing) {
      const vector = signal.aborted ? null : await encoder.encodePassage(text);
      if (vector === null) {
        await this.#keep(vectors, await encoder.model);
        return null;
      }
      vectors.set(key, vector);
      done += 1;
      if (Math.floor((10 * done) / total) === Math.floor((10 * (done - 1)) / total)) continue;
      this.#showProgress(done, total);
      await this.#keep(vectors, await encoder.model);
    }
    return keys.map((key) => vectors.get(key)!);
  }

  #showProgress(done: number, total: number): void {
    this.#status = { state: 'encoding', done, total };
    this.#options.onProgress(done, total);
  }

  /** What is under way comes to nothing. */
  #replaceCurrent(): AbortController {
    this.#current.abort();
    this.#current = new AbortController();
    return this.#current;
  }

  async #open(): Promise<Encoder | null> {
    try {
      const encoder = new Encoder(this.#options.encoder, (error, isFinal) => {
        if (isFinal) this.#giveUp(error);
        else this.#options.onWarning('The encoder is started anew', error);
      });
      await encoder.model;
      this.#encoder = encoder;
    } catch (error) {
      this.#giveUp(error);
    }
    return this.#encoder;
  }

  #giveUp(cause: unknown): void {
    const error = toEncoderError(cause);
    this.#encoder = null;
    this.#status = { state: 'unavailable', reason: error.reason };
    this.#options.onWarning('Answers are found by words alone', error);
  }

  async #readFiles(model: string): Promise<VectorsByKey> {
    const vectors: [string, Int8Array][] = [];
    for (const file of this.#options.vectorFiles.read) {
      const found = await readVectorFile(file, model);
      if (typeof found !== 'string') vectors.push(...found);
      else if (found !== 'missing') {
        this.#options.onWarning(`The vectors in ${file} are ${found} and made anew`, null);
      }
    }
    return new Map(vectors);
  }

  async #keep(vectors: VectorsByKey, model: string): Promise<void> {
    this.#known = vectors;
    if (!this.#isWritable) return;
    try {
      await writeVectorFile(this.#options.vectorFiles.write, model, vectors);
    } catch (cause) {
      this.#isWritable = false;
      const error = cause instanceof Error ? cause : null;
      this.#options.onWarning('The vectors cannot be kept for the next start', error);
    }
  }
}

/** The model is made for English. */
export function isMostlyEnglish(passages: Corpus['passages']): boolean {
  const english = passages.filter(({ document }) => /^en\b/iu.test(document.language));
  return english.length * 2 >= passages.length;
}

async function listKeys(texts: readonly EncoderText[]): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const text of texts) {
    keys.push(keyOf(text));
    if (keys.length % 100 === 0) await letOthersRun();
  }
  return keys;
}
