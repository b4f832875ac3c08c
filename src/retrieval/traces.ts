/**
 * What a set of terms leaves in a few bits, so that most terms that are not in it are told by a glance: looking up the
 * many words related to those of a question took the most time of ranking.
 */
export type Traces = Uint32Array;

/** Bits of a set; with the hundred terms of a passage, one absent term in six passes for a present one. */
const bits = 512;

/** The number of the bit that a term leaves. */
export function traceTerm(term: string): number {
  let hash = 0;
  for (let index = 0; index < term.length; index += 1) {
    hash = (Math.imul(hash, 31) + term.charCodeAt(index)) | 0;
  }
  return (hash ^ (hash >>> 15)) & (bits - 1);
}

/** The traces of a set of terms. */
export function traceTerms(terms: Iterable<string>): Traces {
  const traces = new Uint32Array(bits / 32);
  for (const term of terms) {
    const trace = traceTerm(term);
    traces[trace >> 5] = (traces[trace >> 5] ?? 0) | (1 << (trace & 31));
  }
  return traces;
}

/** Whether a term with this trace may be in the set; false is certain. */
export function hasTrace(traces: Traces, trace: number): boolean {
  return ((traces[trace >> 5] ?? 0) & (1 << (trace & 31))) !== 0;
}
