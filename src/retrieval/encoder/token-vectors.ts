import { compareRows } from './products.ts';
import { dimensions, quantize } from './vector.ts';

/** Numbers in the vector of a token: its state, projected on the directions in which tokens differ most. */
export const tokenDimensions = 64;

/** The length of a token's vector. */
const scale = 127;

/** Behind its vector a token has its number in two bytes and the part of the text that it stands in. */
const rowLength = tokenDimensions + 3;
const rows = { start: dimensions, length: tokenDimensions, stride: rowLength } as const;
const maxPart = 127;

export interface TokenVector {
  readonly id: number;
  readonly part: number;
  readonly direction: Float32Array;
}

/** Puts the vectors of tokens behind that of their text. */
export function appendTokens(vector: Int8Array, tokens: readonly TokenVector[]): Int8Array {
  const encoded = new Int8Array(dimensions + tokens.length * rowLength);
  encoded.set(vector);
  for (const [index, { id, part, direction }] of tokens.entries()) {
    const at = dimensions + index * rowLength;
    encoded.set(quantize(direction, scale), at);
    // Stored modulo 256, which is undone by `idAt`.
    encoded.set([id, id >> 8, Math.min(part, maxPart)], at + tokenDimensions);
  }
  return encoded;
}

export function listTokens(encoded: Int8Array): readonly number[] {
  const ids: number[] = [];
  for (let at = dimensions; at < encoded.length; at += rowLength) ids.push(idAt(encoded, at));
  return ids;
}

function idAt(encoded: Int8Array, at: number): number {
  return (encoded[at + tokenDimensions]! & 0xff) | ((encoded[at + tokenDimensions + 1]! & 0xff) << 8);
}

/** How much of a question finds its like, token by token, each 0..1. */
export interface Alignment {
  readonly passage: number;
  /** In each sentence together with the headings. */
  readonly sentences: readonly number[];
}

/**
 * Looks for each token of a question what is most like it in a passage, whose part 0 are its headings and the others its
 * sentences: the late interaction of ColBERT (Khattab and Zaharia 2020), with tokens that few passages have counted for
 * more. All zeros for texts that were encoded without their tokens.
 */
export function alignTokens(
  question: Int8Array,
  passage: Int8Array,
  { sentences: count, weigh }: { readonly sentences: number; readonly weigh: (id: number) => number },
): Alignment {
  const sentences = Array.from({ length: count }, () => 0);
  let whole = 0;
  let total = 0;
  let asked = dimensions;
  for (const nearest of compareRows(question, passage, rows)) {
    const weight = weigh(idAt(question, asked));
    total += weight;
    whole += weight * nearest.reduce((most, product) => Math.max(most, product));
    for (let index = 0; index < count; index += 1) {
      sentences[index]! += weight * Math.max(nearest[0]!, nearest[Math.min(index + 1, maxPart)]!);
    }
    asked += rowLength;
  }
  const share = total === 0 ? 0 : 1 / (total * scale * scale);
  return { passage: whole * share, sentences: sentences.map((sum) => sum * share) };
}
