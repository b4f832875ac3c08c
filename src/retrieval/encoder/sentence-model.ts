import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { appendTokens, tokenDimensions } from './token-vectors.ts';
import { listModelFiles, loadTransformer, type TokenStates } from './transformer.ts';
import { dimensions, quantize } from './vector.ts';

export interface EncoderText {
  readonly parts: readonly string[];
  /** Whether a vector for each token is wanted beside the one for the text. */
  readonly hasTokens: boolean;
}

/** The projection's file: the mean of tokens' states, then one direction after the other, as 32-bit floats. */
export function locateProjection(folder: string): string {
  return path.join(folder, 'token-projection.bin');
}

/**
 * Loads the model and the projection of its tokens from a folder. `encode` gives the vector of a text and, behind it,
 * those of its tokens; vectors of a model with another `hash` (of all its files) say nothing beside them.
 *
 * @throws Error of node:fs when a file is missing, and of the libraries when it is damaged.
 */
export async function loadSentenceModel(
  folder: string,
): Promise<{ readonly hash: string; encode(text: EncoderText): Promise<Int8Array> }> {
  const projectionFile = locateProjection(folder);
  const hash = await hashFiles([...listModelFiles(folder), projectionFile]);
  const transform = await loadTransformer(folder);
  const projection = new Float32Array(new Uint8Array(await readFile(projectionFile)).buffer);
  return {
    hash,
    async encode({ parts, hasTokens }) {
      const read = await transform(parts);
      const vector = quantize(average(read.states));
      return hasTokens ? appendTokens(vector, projectTokens(read, projection)) : vector;
    },
  };
}

/** Piece by piece through one buffer, because a thread's heap is cleared late. */
async function hashFiles(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const piece = new Uint8Array(1_000_000);
  for (const file of files) {
    const handle = await open(file);
    for (let size = 0; (size = (await handle.read(piece)).bytesRead) > 0;)
      hash.update(piece.subarray(0, size));
    await handle.close();
  }
  return hash.digest('hex');
}

/** The direction of the mean over all tokens: their sum has the same. */
function average(states: Float32Array): Float32Array {
  const sum = new Float32Array(dimensions);
  for (let at = 0; at < states.length; at += 1) sum[at % dimensions]! += states[at]!;
  return sum;
}

/** All tokens but the two that frame the text. */
function projectTokens(
  { ids, parts, states }: TokenStates,
  projection: Float32Array,
): Parameters<typeof appendTokens>[1] {
  return ids.slice(1, -1).map((id, index) => {
    const at = (index + 1) * dimensions;
    const state = states.subarray(at, at + dimensions);
    return { id, part: parts[index + 1]!, direction: project(state, projection) };
  });
}

/** Column by column, because the numbers of a row would wait for one another. */
function project(state: Float32Array, projection: Float32Array): Float32Array {
  const direction = new Float32Array(tokenDimensions);
  for (let at = 0; at < dimensions; at += 1) {
    const value = state[at]! - projection[at]!;
    for (let row = 0, place = dimensions + at; row < tokenDimensions; row += 1, place += dimensions) {
      direction[row]! += value * projection[place]!;
    }
  }
  return direction;
}
