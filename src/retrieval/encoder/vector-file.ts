import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { replaceFile } from '../../replace-file.ts';
import { dimensions } from './vector.ts';

/** Vectors by the keys of their texts. */
export type VectorsByKey = ReadonlyMap<string, Int8Array>;

/** What a file of vectors was found to be. */
export type FoundVectors = VectorsByKey | 'missing' | 'damaged' | 'foreign';

/** Raised whenever the same text gets another vector, or the file another form. */
const format = 3;
const keyBytes = 16;
const rowBytes = keyBytes + dimensions;

/** Name of the vectors inside a corpus folder that was built; the leading dot keeps them out of the corpus. */
export const builtVectorFile = '.virtbot-vectors.bin';

/** Where the vectors of a corpus folder are kept: under `dataDir`, or in the user's folder for what can be made anew. */
export function locateVectorFile(corpusFolder: string, dataDir: string | null, cacheHome?: string): string {
  const name = createHash('sha256').update(path.resolve(corpusFolder)).digest('hex').slice(0, 16);
  const folder = dataDir ?? path.join(cacheHome ?? path.join(homedir(), '.cache'), 'virtbot');
  return path.join(folder, `vectors-${name}.bin`);
}

/** The beginning of a hash of a text, one character a byte. */
export function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('binary').slice(0, keyBytes);
}

/** Reads what {@link writeVectorFile} wrote for the same model. */
export async function readVectorFile(file: string, model: string): Promise<FoundVectors> {
  try {
    const bytes = await readFile(file);
    const header = bytes.toString('latin1', 0, Math.max(0, bytes.indexOf('\n')));
    const body = bytes.subarray(header.length + 1);
    if (!header.startsWith(stampOf(model))) return 'foreign';
    if (header !== headerOf(model, body)) return 'damaged';
    const vectors = new Map<string, Int8Array>();
    for (let at = 0; at < body.byteLength; at += rowBytes) {
      const vector = new Int8Array(body.buffer, body.byteOffset + at + keyBytes, dimensions);
      vectors.set(body.toString('latin1', at, at + keyBytes), vector);
    }
    return vectors;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'damaged';
  }
}

/**
 * Writes vectors of a model.
 *
 * @throws Error of node:fs when that fails.
 */
export async function writeVectorFile(file: string, model: string, vectors: VectorsByKey): Promise<void> {
  const body = Buffer.alloc(vectors.size * rowBytes);
  let at = 0;
  for (const [key, vector] of vectors) {
    body.write(key, at, 'latin1');
    body.set(vector, at + keyBytes);
    at += rowBytes;
  }
  await replaceFile(file, [`${headerOf(model, body)}\n`, body]);
}

function stampOf(model: string): string {
  return `virtbot vectors ${format} model ${model}`;
}

function headerOf(model: string, body: Uint8Array): string {
  return `${stampOf(model)} sha256 ${createHash('sha256').update(body).digest('hex')}`;
}
