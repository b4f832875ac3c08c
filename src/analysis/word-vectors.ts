import type { CommonWords } from './common-words.ts';
import table from './word-vectors.json' with { type: 'json' };

/** Tells what texts are about, by the company that their words keep in the language. */
export interface WordVectors {
  /**
   * The direction of a text given by its telling words, folded: the mean of their vectors, of length 1, the most
   * frequent words of the language counting less. All zeros when none of the words is known.
   */
  average(words: readonly string[]): Float32Array;
}

/** Words from this rank on count fully (compare smooth inverse frequency, Arora, Liang and Ma 2017). */
const fullWeightRank = 3000;

/** Vectors of the most frequent English words; the table is only read when the first text is looked at. */
export function createWordVectors(commonWords: CommonWords): WordVectors {
  let vectors: Int8Array | null = null;
  const { dimensions } = table;
  return {
    average(words) {
      vectors ??= unpack(table.vectors);
      const sum = new Float32Array(dimensions);
      for (const word of words) {
        const rank = commonWords.rank(word);
        if (rank !== null) addVector(sum, vectors, rank);
      }
      return normalise(sum);
    },
  };
}

/** The cosine of the angle between two directions of length 1 (or 0): -1..1, 1 for the same. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** The mean of directions, of length 1 (or 0). */
export function averageDirections(directions: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(table.dimensions);
  for (const direction of directions) {
    for (let index = 0; index < sum.length; index += 1)
      sum[index] = (sum[index] ?? 0) + (direction[index] ?? 0);
  }
  return normalise(sum);
}

function addVector(sum: Float32Array, vectors: Int8Array, rank: number): void {
  const start = rank * sum.length;
  let squares = 0;
  for (let index = 0; index < sum.length; index += 1) squares += (vectors[start + index] ?? 0) ** 2;
  if (squares === 0) return;
  const weight = Math.min(1, Math.log(1 + rank) / Math.log(fullWeightRank)) / Math.sqrt(squares);
  for (let index = 0; index < sum.length; index += 1) {
    sum[index] = (sum[index] ?? 0) + weight * (vectors[start + index] ?? 0);
  }
}

function normalise(sum: Float32Array): Float32Array {
  let squares = 0;
  // An iterator over numbers takes several times as long.
  for (let index = 0; index < sum.length; index += 1) squares += (sum[index] ?? 0) ** 2;
  const length = Math.sqrt(squares);
  if (length > 0) for (let index = 0; index < sum.length; index += 1) sum[index] = (sum[index] ?? 0) / length;
  return sum;
}

/** Two numbers of four bits in each byte, the first in the higher half; 0 stands for -8. */
function unpack(text: string): Int8Array {
  const bytes = Buffer.from(text, 'base64');
  const values = new Int8Array(2 * bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    values[2 * index] = (byte >> 4) - 8;
    values[2 * index + 1] = (byte & 15) - 8;
  }
  return values;
}
