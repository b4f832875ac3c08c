/** Numbers in a vector. */
export const dimensions = 384;

/**
 * A vector of length 1 has components around 0.05; those beyond 1/4 are so rare that cutting them off costs less than
 * the coarser steps which room for them would take.
 */
const scale = 127 * 4;

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
