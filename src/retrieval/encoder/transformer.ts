import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import * as v from 'valibot';

/** A text's tokens that are read, the two that frame it included: what the model was trained to read. */
const maxTokens = 256;

export interface TokenStates {
  /** Numbers of the tokens, of which the first and the last frame the text. */
  readonly ids: readonly number[];
  /** For each token the number of the part of the text that it comes from. */
  readonly parts: readonly number[];
  /** One vector after the other, as many as there are tokens. */
  readonly states: Float32Array;
}

export function listModelFiles(folder: string): readonly string[] {
  return ['tokenizer.json', 'model_quantized.onnx'].map((name) => path.join(folder, name));
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
  const [tokenizerFile = '', weightsFile = ''] = listModelFiles(folder);
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
