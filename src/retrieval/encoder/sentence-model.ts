import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import * as v from 'valibot';
import { appendTokens, tokenDimensions } from './token-vectors.ts';
import { dimensions, quantize } from './vector.ts';

export interface EncoderText {
  readonly parts: readonly string[];
  /** Whether a vector for each token is wanted beside the one for the text. */
  readonly hasTokens: boolean;
}

const tokenizerFile = 'tokenizer.json';
const weightsFile = 'model_quantized.onnx';
/** The mean of tokens' states, then one direction after the other, as 32-bit floats. */
export const projectionFile = 'token-projection.bin';

/**
 * Loads the model and the projection of its tokens from a folder. `encode` gives the vector of a text and, behind it,
 * those of its tokens; vectors of a model with another `hash` (of all its files) say nothing beside them.
 *
 * @throws Error of node:fs when a file is missing, and of the libraries when it is damaged.
 */
export async function loadSentenceModel(
  folder: string,
): Promise<{ readonly hash: string; encode(text: EncoderText): Promise<Int8Array> }> {
  const files = [tokenizerFile, weightsFile, projectionFile];
  const hash = await hashFiles(files.map((name) => path.join(folder, name)));
  const transform = await loadTransformer(folder);
  const projection = new Float32Array(
    new Uint8Array(await readFile(path.join(folder, projectionFile))).buffer,
  );
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

/** A text's tokens that are read, the two that frame it included: what the model was trained to read. */
const maxTokens = 256;

interface TokenStates {
  /** Numbers of the tokens, of which the first and the last frame the text. */
  readonly ids: readonly number[];
  /** For each token the number of the part of the text that it comes from. */
  readonly parts: readonly number[];
  /** One vector after the other, as many as there are tokens. */
  readonly states: Float32Array;
}

/**
 * Loads the model in a folder, which reads texts that are given in parts. Each text is a run of its own, because in a
 * batch this quantization lets its neighbors change its states.
 *
 * @throws Error of node:fs when a file is missing, and of the libraries when it is damaged.
 */
export async function loadTransformer(
  folder: string,
): Promise<(parts: readonly string[]) => Promise<TokenStates>> {
  const session = await InferenceSession.create(path.join(folder, weightsFile), {
    executionMode: 'sequential',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
  });
  const tokenizer = new Tokenizer(
    v.parse(
      v.record(v.string(), v.unknown()),
      JSON.parse(await readFile(path.join(folder, tokenizerFile), 'utf8')),
    ),
    {},
  );
  const listIds = (text: string): readonly number[] => tokenizer.encode(text).ids;
  const [start = 0, end = 0] = listIds('');
  return async (texts) => {
    const found = texts.flatMap((text, part) =>
      listIds(text)
        .slice(1, -1)
        .map((id) => ({ id, part })),
    );
    const read = found.slice(0, maxTokens - 2);
    const ids = [start, ...read.map(({ id }) => id), end];
    const output = await session.run({
      input_ids: toTensor(ids),
      attention_mask: toTensor(ids.map(() => 1)),
      token_type_ids: toTensor(ids.map(() => 0)),
    });
    const states = v.parse(v.instance(Float32Array), output['last_hidden_state']?.data);
    return { ids, parts: [0, ...read.map(({ part }) => part), 0], states };
  };
}

function toTensor(ids: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
}
