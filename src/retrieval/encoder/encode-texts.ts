import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Encoder } from './encoder.ts';
import type { EncoderText } from './sentence-model.ts';
import { keyOf, type VectorsByKey } from './vector-file.ts';

/** How texts are encoded. */
export interface TextEncoding {
  readonly encoder: Encoder;
  /** Vectors of the same model that need not be made. */
  readonly known: VectorsByKey;
  readonly signal: AbortSignal;
  /** Called at the start and for every tenth of what there is to do, counted in texts. */
  readonly onProgress: (done: number, total: number) => void;
  /** Gets the vectors that there are: after every tenth, and when it ends early. */
  readonly keep: (vectors: VectorsByKey) => Promise<void>;
}

/** Returns the vectors of texts in their order; null when it is aborted, or the encoder lost. */
export async function encodeTexts(
  texts: readonly EncoderText[],
  encoding: TextEncoding,
): Promise<readonly Int8Array[] | null> {
  const { known, encoder, signal, onProgress, keep } = encoding;
  const keys = await listKeys(texts);
  const missing = new Map(keys.map((key, at) => [key, texts[at]!]));
  const vectors = new Map<string, Int8Array>();
  for (const key of missing.keys()) {
    const vector = known.get(key);
    if (vector !== undefined && missing.delete(key)) vectors.set(key, vector);
  }
  if (missing.size > 0) onProgress(0, missing.size);
  let done = 0;
  for (const [key, text] of missing) {
    const vector = signal.aborted ? null : await encoder.encodePassage(text);
    if (vector === null) {
      await keep(vectors);
      return null;
    }
    vectors.set(key, vector);
    done += 1;
    if (Math.floor((10 * done) / missing.size) === Math.floor((10 * (done - 1)) / missing.size)) continue;
    onProgress(done, missing.size);
    await keep(vectors);
  }
  return keys.map((key) => vectors.get(key)!);
}

async function listKeys(texts: readonly EncoderText[]): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const text of texts) {
    keys.push(keyOf(text));
    if (keys.length % 100 === 0) await letOthersRun();
  }
  return keys;
}
