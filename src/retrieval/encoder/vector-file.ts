import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { homedir } from 'node:os';
import { replaceFile } from '../../replace-file.ts';
import { dimensions } from './vector.ts';
import { keyBytes, type VectorTable } from './vector-table.ts';

/** Raised whenever the same text gets another vector, or the file another form. */
const format = 1;

/** Name of the vectors inside a corpus folder that was built; the leading dot keeps them out of the corpus. */
export const builtVectorFile = '.virtbot-vectors.bin';

/** Where the vectors of a corpus folder are kept: under `dataDir`, or in the user's folder for what can be made anew. */
export function locateVectorFile(
  corpusFolder: string,
  dataDir: string | null,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const caches = environment['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  const name = createHash('sha256').update(path.resolve(corpusFolder)).digest('hex').slice(0, 16);
  return path.join(dataDir ?? path.join(caches, 'virtbot'), `vectors-${name}.bin`);
}

/** What a file of vectors was found to be. */
export type ReadVectors =
  | { readonly status: 'read'; readonly table: VectorTable }
  | { readonly status: 'missing' | 'damaged' | 'foreign' };

/** Reads a file of {@link writeVectorFile}; whatever else is there is none. */
export async function readVectorFile(file: string, model: string): Promise<ReadVectors> {
  try {
    const bytes = await readFile(file);
    const lineEnd = bytes.indexOf('\n');
    const line = bytes.toString('latin1', 0, lineEnd === -1 ? 0 : lineEnd);
    const body = bytes.subarray(lineEnd + 1);
    if (line !== headerOf(model, [body]))
      return { status: line.startsWith(stampOf(model)) ? 'damaged' : 'foreign' };
    const rows = body.byteLength / (keyBytes + dimensions);
    if (!Number.isInteger(rows)) return { status: 'damaged' };
    const vectors = body.subarray(rows * keyBytes);
    return {
      status: 'read',
      table: {
        keys: body.subarray(0, rows * keyBytes),
        vectors: new Int8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength),
      },
    };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { status: isMissing ? 'missing' : 'damaged' };
  }
}

/**
 * Writes vectors of a model.
 *
 * @throws Error of node:fs when that fails.
 */
export async function writeVectorFile(file: string, model: string, table: VectorTable): Promise<void> {
  const { buffer, byteOffset, byteLength } = table.vectors;
  const body = [table.keys, new Uint8Array(buffer, byteOffset, byteLength)];
  await replaceFile(file, [`${headerOf(model, body)}\n`, ...body]);
}

function stampOf(model: string): string {
  return `virtbot vectors ${format} model ${model}`;
}

function headerOf(model: string, body: readonly Uint8Array[]): string {
  const checksum = createHash('sha256');
  for (const piece of body) checksum.update(piece);
  return `${stampOf(model)} sha256 ${checksum.digest('hex')}`;
}
