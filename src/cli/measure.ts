/** What a call returned and how long it took, in milliseconds to three digits after the point. */
export interface Measured<Value> {
  readonly value: Value;
  readonly ms: number;
}

/** Calls a function and measures it. */
export async function measure<Value>(call: () => Promise<Value>): Promise<Measured<Value>> {
  const start = performance.now();
  const value = await call();
  return { value, ms: roundTo(performance.now() - start, 3) };
}

/** Rounds to so many digits after the point. */
export function roundTo(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
