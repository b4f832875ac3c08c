import { type Directions, reduceDimensions } from './read-vectors.ts';

const dimensions = 64;

/** Largest value of four bits. */
const largest = 7;

/** Vectors small enough to ship: 64 numbers of four bits each, two in a byte, all zeros for a word without. */
export function packVectors(directions: Directions): {
  readonly dimensions: number;
  readonly vectors: string;
} {
  const reduced = reduceDimensions(directions, dimensions);
  const bytes = new Uint8Array((reduced.length * dimensions) / 2);
  for (const [word, row] of reduced.entries()) {
    const peak = row === null ? 1 : Math.max(...row.map(Math.abs), 1e-9);
    const quantise = (index: number): number =>
      Math.round(((row?.[index] ?? 0) / peak) * largest) + largest + 1;
    for (let index = 0; index < dimensions; index += 2) {
      bytes[(word * dimensions + index) / 2] = (quantise(index) << 4) | quantise(index + 1);
    }
  }
  return { dimensions, vectors: Buffer.from(bytes).toString('base64') };
}
