import { multiply } from './products.ts';

export const dimensions = 384;

/**
 * A vector of length 1 has components around 0.05, and those of sentences stay below 1/4. Cosines of whole numbers are
 * off by 0.001; with room for components up to 1, by 0.003.
 */
const scale = 127 * 3;

/** A direction in whole numbers from -127 to 127, a quarter of the memory of floats; `length` is its length then. */
export function quantize(direction: Float32Array, length = scale): Int8Array {
  const factor = length / Math.max(Math.hypot(...direction), Number.MIN_VALUE);
  return Int8Array.from(direction, (value) => Math.max(-127, Math.min(127, Math.round(value * factor))));
}

/** The cosine of the angle between the vectors that two encoded texts begin with. */
export function cosine(left: Int8Array, right: Int8Array): number {
  return multiply(left.subarray(0, dimensions), right.subarray(0, dimensions)) / (scale * scale);
}
