import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import * as v from 'valibot';
import { dimensions, quantize } from './vector.ts';

/** A text's tokens that are read, the two that frame it included: what the model was trained to read. */
const maxTokens = 256;

/** A sentence encoder with its weights loaded. */
export interface SentenceModel {
  /** SHA-256 of weights and tokenizer, in hexadecimal: vectors of another model say nothing here. */
  readonly hash: string;
  /** Each text is a run of its own, because in a batch this quantisation lets its neighbours change its vector. */
  encode(text: string): Promise<Int8Array>;
}

/**
 * Loads `model_quantized.onnx` and `tokenizer.json` from a folder.
 *
 * @throws Error of node:fs when a file is missing, and of the libraries when it is damaged.
 */
export async function loadSentenceModel(folder: string): Promise<SentenceModel> {
  const weightsFile = path.join(folder, 'model_quantized.onnx');
  const tokenizerFile = path.join(folder, 'tokenizer.json');
  const hash = await hashFiles([tokenizerFile, weightsFile]);
  const session = await InferenceSession.create(weightsFile, {
    executionMode: 'sequential',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
  });
  const tokenizer = new Tokenizer(
    v.parse(v.record(v.string(), v.unknown()), JSON.parse(await readFile(tokenizerFile, 'utf8'))),
    {},
  );
  return {
    hash,
    async encode(text) {
      const ids = truncate(tokenizer.encode(text).ids);
      const output = await session.run({
        input_ids: toTensor(ids),
        attention_mask: toTensor(ids.map(() => 1)),
        token_type_ids: toTensor(ids.map(() => 0)),
      });
      const states = v.parse(v.instance(Float32Array), output['last_hidden_state']?.data);
      return quantize(average(states));
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

/** Keeps the mark of the end, which is the last token. */
function truncate(ids: readonly number[]): readonly number[] {
  return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), ...ids.slice(-1)];
}

function toTensor(ids: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
}

/** The direction of the mean over all tokens: their sum has the same. */
function average(states: Float32Array): Float32Array {
  const sum = new Float32Array(dimensions);
  for (let at = 0; at < states.length; at += 1) sum[at % dimensions]! += states[at]!;
  return sum;
}
