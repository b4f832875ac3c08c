import { createHash } from 'node:crypto';
import { dimensions } from './vector.ts';

/** Bytes of a key. */
export const keyBytes = 16;

/** Vectors found by the texts they are of. */
export interface VectorTable {
  /** Of each row, one after the other: the beginning of a hash of its text. */
  readonly keys: Uint8Array;
  readonly vectors: Int8Array;
}

/** A text's key, as a string of that many characters, one a byte. */
export function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('binary').slice(0, keyBytes);
}

/** The vector of each key of some tables. */
export function indexTables(tables: readonly VectorTable[]): ReadonlyMap<string, Int8Array> {
  const index = new Map<string, Int8Array>();
  for (const { keys, vectors } of tables) {
    const text = Buffer.from(keys.buffer, keys.byteOffset, keys.byteLength).toString('latin1');
    for (let row = 0; row * keyBytes < text.length; row += 1) {
      const key = text.slice(row * keyBytes, (row + 1) * keyBytes);
      index.set(key, vectors.subarray(row * dimensions, (row + 1) * dimensions));
    }
  }
  return index;
}

/** A table of the rows that are there. */
export function toTable(keys: readonly string[], vectorOf: (row: number) => Int8Array | null): VectorTable {
  const rows = keys.flatMap((key, row) => {
    const vector = vectorOf(row);
    return vector === null ? [] : [{ key, vector }];
  });
  const vectors = new Int8Array(rows.length * dimensions);
  for (const [row, { vector }] of rows.entries()) vectors.set(vector, row * dimensions);
  return { keys: Buffer.from(rows.map(({ key }) => key).join(''), 'latin1'), vectors };
}
