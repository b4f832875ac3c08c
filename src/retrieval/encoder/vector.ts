/** Numbers in a vector. */
export const dimensions = 384;

/**
 * A vector of length 1 has components around 0.05; those beyond 1/4 are so rare that cutting them off costs less than
 * the coarser steps which room for them would take.
 */
const scale = 127 * 4;

/** A direction in whole numbers from -127 to 127, a quarter of the memory of floats. */
export function quantize(direction: Float32Array): Int8Array {
  const length = Math.hypot(...direction);
  const factor = length === 0 ? 0 : scale / length;
  return Int8Array.from(direction, (value) => Math.max(-127, Math.min(127, Math.round(value * factor))));
}

/** The cosine of the angle between a vector and the one that begins at `offset` of a row of vectors. */
export function cosineAt(vector: Int8Array, row: Int8Array, offset: number): number {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < dimensions; at += 2) {
    even += vector[at]! * row[offset + at]!;
    odd += vector[at + 1]! * row[offset + at + 1]!;
  }
  return (even + odd) / (scale * scale);
}
