import { finishInSlices, type Steps } from '../../steps.ts';
import type { Encoder } from './encoder.ts';
import { keyOf, type VectorsByKey } from './vector-file.ts';
import { dimensions } from './vector.ts';

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

/** Texts after which the encoding can be put down without losing them. */
const chunkSize = 32;

/**
 * Returns the vectors of texts, one after the other, and by their keys; only those of unknown texts are made.
 *
 * @throws EncoderError when the encoder ended, and the signal's reason when it is aborted.
 */
export async function encodeTexts(
  texts: readonly string[],
  encoding: TextEncoding,
): Promise<{ readonly row: Int8Array; readonly byKey: VectorsByKey }> {
  const keys = await finishInSlices(listKeys(texts));
  const vectors = new Map<string, Int8Array>();
  const missing = new Map<string, string>();
  for (const [at, key] of keys.entries()) {
    const vector = encoding.known.get(key);
    if (vector === undefined) missing.set(key, texts[at]!);
    else vectors.set(key, vector);
  }
  if (missing.size > 0) await encodeMissing([...missing], vectors, encoding);
  const row = new Int8Array(keys.length * dimensions);
  for (const [at, key] of keys.entries()) row.set(vectors.get(key)!, at * dimensions);
  // What is kept for the next time takes no memory of its own.
  const place = (at: number): Int8Array => row.subarray(at * dimensions, (at + 1) * dimensions);
  return { row, byKey: new Map(keys.map((key, at) => [key, place(at)])) };
}

async function encodeMissing(
  missing: readonly (readonly [key: string, text: string])[],
  vectors: Map<string, Int8Array>,
  { encoder, signal, onProgress, keep }: TextEncoding,
): Promise<void> {
  onProgress(0, missing.length);
  let next = missing.length / 10;
  try {
    for (let start = 0; start < missing.length; start += chunkSize) {
      const chunk = missing.slice(start, start + chunkSize);
      const texts = chunk.map(([, text]) => text);
      const encoded = await encoder.encodePassages(texts, { signal });
      for (const [at, [key]] of chunk.entries()) vectors.set(key, encoded[at]!);
      const done = start + chunk.length;
      if (done < next) continue;
      next = Math.min(missing.length, done + missing.length / 10);
      onProgress(done, missing.length);
      await keep(vectors);
    }
  } catch (error) {
    await keep(vectors);
    throw error;
  }
}

function* listKeys(texts: readonly string[]): Steps<readonly string[]> {
  const keys: string[] = [];
  for (const text of texts) {
    keys.push(keyOf(text));
    if (keys.length % 100 === 0) yield;
  }
  return keys;
}
