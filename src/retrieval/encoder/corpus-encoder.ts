import type { Corpus } from '../../corpus/corpus.ts';
import { type CorpusVectors, createCorpusVectors, orderTexts } from './corpus-vectors.ts';
import { encodeTexts } from './encode-texts.ts';
import { type Encoder, type EncoderFiles, openEncoder } from './encoder.ts';
import { type EncoderFault, toEncoderError } from './errors.ts';
import { isEnglish } from './language.ts';
import { listPassageTexts } from './passage-texts.ts';
import { readVectorFile, writeVectorFile } from './vector-file.ts';
import type { VectorTable } from './vector-table.ts';

/** How far the encoder is; words alone answer unless it is `ready`. */
export type EncoderStatus =
  /** Switched off, or the documents are not in English. */
  | { readonly state: 'off'; readonly reason: 'setting' | 'language' }
  | { readonly state: 'starting' }
  /** Counted in texts that had no vector yet. */
  | { readonly state: 'encoding'; readonly done: number; readonly total: number }
  | { readonly state: 'ready' }
  | { readonly state: 'unavailable'; readonly reason: EncoderFault };

/** What encoding a corpus needs. */
export interface CorpusEncoderOptions {
  readonly encoder: EncoderFiles;
  /** Files of vectors: where they are looked for, and the one that new vectors are kept in. */
  readonly vectorFiles: { readonly read: readonly string[]; readonly write: string };
  /** Called at the start of encoding and for every tenth of the texts to be encoded. */
  readonly onProgress: (done: number, total: number) => void;
  /** Called once for each thing that went wrong; words alone answer, or vectors are made anew. */
  readonly onWarning: (message: string, error: Error | null) => void;
}

/** The encoder of a corpus that may change. Never throws: whatever is missing is null. */
export interface CorpusEncoder {
  status(): EncoderStatus;
  /** Null when there is no encoder, or the question is not English. Never waits for a start. */
  encodeQuestion(text: string): Promise<Int8Array | null>;
  /**
   * Makes the vectors of a corpus, of which those made before are kept; waits for the encoder to start. Null when there
   * is none, when the corpus is not English, and when another corpus came meanwhile.
   */
  encodeCorpus(corpus: Pick<Corpus, 'passages'>): Promise<CorpusVectors | null>;
  close(): Promise<void>;
}

/** Starts the encoder in the background. */
export function startCorpusEncoder(options: CorpusEncoderOptions): CorpusEncoder {
  return new BackgroundEncoder(options);
}

class BackgroundEncoder implements CorpusEncoder {
  readonly #options: CorpusEncoderOptions;
  readonly #opening: Promise<Encoder | null>;
  #encoder: Encoder | null = null;
  #status: EncoderStatus = { state: 'starting' };
  /** Null until the files have been read. */
  #known: readonly VectorTable[] | null = null;
  #current = new AbortController();
  #isWriting = true;

  constructor(options: CorpusEncoderOptions) {
    this.#options = options;
    this.#opening = this.#open();
  }

  status(): EncoderStatus {
    return this.#status;
  }

  async encodeQuestion(text: string): Promise<Int8Array | null> {
    return this.#encoder === null || !isEnglish(text) ? null : this.#encoder.encodeQuestion(text);
  }

  async encodeCorpus({ passages }: Pick<Corpus, 'passages'>): Promise<CorpusVectors | null> {
    this.#current.abort();
    const current = new AbortController();
    this.#current = current;
    const encoder = await this.#opening;
    if (encoder === null || this.#current !== current) return null;
    const english = passages.filter(({ document }) => /^en\b/iu.test(document.language));
    if (english.length * 2 < passages.length) {
      this.#status = { state: 'off', reason: 'language' };
      return null;
    }
    const order = orderTexts(passages.map((passage) => listPassageTexts(passage)));
    try {
      const table = await this.#encode(order.texts, encoder, current.signal);
      if (this.#current !== current) return null;
      this.#status = { state: 'ready' };
      return createCorpusVectors(order, table.vectors);
    } catch (error) {
      if (this.#current === current) this.#giveUp(error);
      return null;
    }
  }

  async close(): Promise<void> {
    this.#current.abort();
    this.#current = new AbortController();
    await (await this.#opening)?.close();
  }

  async #open(): Promise<Encoder | null> {
    try {
      this.#encoder = await openEncoder({
        ...this.#options.encoder,
        onLost: (error, isFinal) => {
          if (isFinal) this.#giveUp(error);
          else this.#options.onWarning('The encoder has ended and is started anew', error);
        },
      });
    } catch (error) {
      this.#giveUp(error);
    }
    return this.#encoder;
  }

  async #encode(texts: readonly string[], encoder: Encoder, signal: AbortSignal): Promise<VectorTable> {
    this.#known ??= await this.#readFiles(encoder.model);
    const table = await encodeTexts(texts, {
      encoder,
      known: this.#known,
      signal,
      onProgress: (done, total) => {
        this.#status = { state: 'encoding', done, total };
        this.#options.onProgress(done, total);
      },
      keep: async (partial) => {
        this.#known = [partial];
        await this.#write(partial, encoder.model);
      },
    });
    this.#known = [table];
    return table;
  }

  async #readFiles(model: string): Promise<readonly VectorTable[]> {
    const tables: VectorTable[] = [];
    for (const file of this.#options.vectorFiles.read) {
      const found = await readVectorFile(file, model);
      if (found.status === 'read') tables.push(found.table);
      else if (found.status !== 'missing') {
        this.#options.onWarning(`The vectors in ${file} are ${found.status} and made anew`, null);
      }
    }
    return tables;
  }

  async #write(table: VectorTable, model: string): Promise<void> {
    if (!this.#isWriting) return;
    try {
      await writeVectorFile(this.#options.vectorFiles.write, model, table);
    } catch (cause) {
      this.#isWriting = false;
      const error = cause instanceof Error ? cause : null;
      this.#options.onWarning('The vectors cannot be kept and will be made anew at the next start', error);
    }
  }

  /** Says once that words alone answer from now on. */
  #giveUp(cause: unknown): void {
    if (this.#status.state === 'unavailable') return;
    const error = toEncoderError(cause);
    this.#encoder = null;
    this.#status = { state: 'unavailable', reason: error.reason };
    this.#options.onWarning('Answers are found by words alone', error);
  }
}
