import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { replaceFile } from '../../replace-file.ts';
import type { EncoderText } from './sentence-model.ts';

export type VectorsByKey = ReadonlyMap<string, Int8Array>;

/** Raised whenever the same text gets another vector, or the file another form. */
const format = 4;
const keyBytes = 16;
/** Behind its key a vector has its length in four bytes. */
const headBytes = keyBytes + 4;

/** Name of the vectors inside a corpus folder that was built; the leading dot keeps them out of the corpus. */
export const builtVectorFile = '.virtbot-vectors.bin';

/** Where the vectors of a corpus folder are kept: under `dataDir`, or in the user's folder for what can be made anew. */
export function locateVectorFile(corpusFolder: string, dataDir: string | null, cacheHome?: string): string {
  const name = createHash('sha256').update(path.resolve(corpusFolder)).digest('hex').slice(0, 16);
  const folder = dataDir ?? path.join(cacheHome ?? path.join(homedir(), '.cache'), 'virtbot');
  return path.join(folder, `vectors-${name}.bin`);
}

/** The beginning of a hash of a text, one character a byte. */
export function keyOf({ parts, hasTokens }: EncoderText): string {
  return createHash('sha256')
    .update(JSON.stringify([hasTokens, ...parts]))
    .digest('binary')
    .slice(0, keyBytes);
}

/** Reads what {@link writeVectorFile} wrote for the same model. */
export async function readVectorFile(
  file: string,
  model: string,
): Promise<VectorsByKey | 'missing' | 'damaged' | 'foreign'> {
  try {
    const bytes = await readFile(file);
    const header = bytes.toString('latin1', 0, Math.max(0, bytes.indexOf('\n')));
    const body = bytes.subarray(header.length + 1);
    if (!header.startsWith(stampOf(model))) return 'foreign';
    if (header !== headerOf(model, body)) return 'damaged';
    const vectors = new Map<string, Int8Array>();
    for (let at = 0; at < body.byteLength;) {
      const length = body.readUInt32LE(at + keyBytes);
      const vector = new Int8Array(body.buffer, body.byteOffset + at + headBytes, length);
      vectors.set(body.toString('latin1', at, at + keyBytes), vector);
      at += headBytes + length;
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
  const rows = [...vectors].flatMap(([key, vector]) => {
    const head = Buffer.alloc(headBytes);
    head.write(key, 'latin1');
    head.writeUInt32LE(vector.length, keyBytes);
    return [head, Buffer.from(vector.buffer, vector.byteOffset, vector.length)];
  });
  const body = Buffer.concat(rows);
  await replaceFile(file, [`${headerOf(model, body)}\n`, body]);
}

function stampOf(model: string): string {
  return `virtbot vectors ${format} model ${model}`;
}

function headerOf(model: string, body: Uint8Array): string {
  return `${stampOf(model)} sha256 ${createHash('sha256').update(body).digest('hex')}`;
}
