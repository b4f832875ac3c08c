import { finishInSlices, type Steps } from '../../steps.ts';
import type { Encoder } from './encoder.ts';
import { indexTables, keyOf, toTable, type VectorTable } from './vector-table.ts';

/** How texts are encoded that are not known yet. */
export interface TextEncoding {
  readonly encoder: Encoder;
  /** Vectors of the same model that need not be made. */
  readonly known: readonly VectorTable[];
  readonly signal: AbortSignal;
  /** Called at the start and for every tenth of what there is to do, counted in texts. */
  readonly onProgress: (done: number, total: number) => void;
  /** Gets what there is after every tenth, and when it ends early. */
  readonly keep: (table: VectorTable) => Promise<void>;
}

/** Texts after which the encoding can be put down without losing them. */
const chunkSize = 32;

/**
 * Gives each text its vector, in order; only those of unknown texts are made.
 *
 * @throws EncoderError when the encoder ended, and the signal's reason when it is aborted.
 */
export async function encodeTexts(texts: readonly string[], encoding: TextEncoding): Promise<VectorTable> {
  const { encoder, known, signal, onProgress, keep } = encoding;
  const keys = await finishInSlices(listKeys(texts));
  const index = new Map(indexTables(known));
  const missing = [...new Map(keys.map((key, row) => [key, texts[row]!]))].filter(([key]) => !index.has(key));
  const currentTable = (): VectorTable => toTable(keys, (row) => index.get(keys[row]!) ?? null);
  let tenth = 0;
  if (missing.length > 0) onProgress(0, missing.length);
  try {
    for (let done = 0; done < missing.length; done += chunkSize) {
      const chunk = missing.slice(done, done + chunkSize);
      const vectors = await encoder.encodePassages(
        chunk.map(([, text]) => text),
        { signal },
      );
      for (const [at, [key]] of chunk.entries()) index.set(key, vectors[at]!);
      const newTenth = Math.floor((10 * (done + chunk.length)) / missing.length);
      if (newTenth === tenth) continue;
      tenth = newTenth;
      onProgress(done + chunk.length, missing.length);
      await keep(currentTable());
    }
  } catch (error) {
    await keep(currentTable());
    throw error;
  }
  return currentTable();
}

function* listKeys(texts: readonly string[]): Steps<readonly string[]> {
  const keys: string[] = [];
  for (const text of texts) {
    keys.push(keyOf(text));
    if (keys.length % 100 === 0) yield;
  }
  return keys;
}
