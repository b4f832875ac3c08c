import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { writtenEncoder } from '../../helpers/written-encoder.ts';
import { loadTransformer, projectionFile } from '../../../src/retrieval/encoder/sentence-model.ts';
import { tokenDimensions } from '../../../src/retrieval/encoder/token-vectors.ts';
import { dimensions } from '../../../src/retrieval/encoder/vector.ts';
import { dot } from './fit-weights.ts';

/**
 * Finds the directions in which the states of tokens differ most, by principal components of the passages of the public
 * question sets, and writes them beside the model: `npm run fit:projection`. Vectors made with other directions say
 * nothing any more, so weights are to be fitted anew afterwards.
 */

/** Every so many passages are read. */
const stride = 5;
/** Rounds of orthogonal iteration, after which nothing moves any more. */
const rounds = 40;

const passageLine = v.object({ document: v.string(), heading: v.string(), text: v.string() });

const fit = path.resolve(import.meta.dirname, '../../../../shared/fit');
const transform = await loadTransformer(writtenEncoder.modelFolder);
const states: Float32Array[] = [];
for (const folder of await readdir(fit, { withFileTypes: true })) {
  if (!folder.isDirectory()) continue;
  const lines = (await readFile(path.join(fit, folder.name, 'passages.jsonl'), 'utf8')).trim().split('\n');
  for (const line of lines.filter((_, at) => at % stride === 0).slice(0, 400)) {
    const { document, heading, text } = v.parse(passageLine, JSON.parse(line));
    const read = await transform([`${document}. ${heading}. ${text}`]);
    for (let at = 1; at < read.ids.length - 1; at += 1) {
      states.push(read.states.slice(at * dimensions, (at + 1) * dimensions));
    }
  }
}

const mean = new Float32Array(dimensions);
for (const state of states) state.forEach((value, at) => (mean[at]! += value / states.length));
const covariance = Array.from({ length: dimensions }, () => new Float64Array(dimensions));
for (const state of states) {
  const centered = state.map((value, at) => value - mean[at]!);
  for (const [row, value] of centered.entries())
    for (let at = 0; at < dimensions; at += 1) covariance[row]![at]! += value * centered[at]!;
}

let directions: readonly Float64Array[] = Array.from({ length: tokenDimensions }, (_, at) =>
  Float64Array.from({ length: dimensions }, (__, column) => Math.sin((at + 1) * (column + 1))),
);
for (let round = 0; round < rounds; round += 1) {
  const moved = directions.map((direction) => Float64Array.from(covariance, (row) => dot(row, direction)));
  directions = moved.reduce<Float64Array[]>((found, direction) => [...found, separate(direction, found)], []);
}

/** What of a direction is at right angles to others, with length 1. */
function separate(direction: Float64Array, others: readonly Float64Array[]): Float64Array {
  const rest = direction.slice();
  for (const other of others) {
    const share = dot(rest, other);
    other.forEach((value, at) => (rest[at]! -= share * value));
  }
  const length = Math.sqrt(dot(rest, rest));
  return rest.map((value) => value / length);
}

const bytes = Float32Array.from([...mean, ...directions.flatMap((direction) => [...direction])]);
await writeFile(path.join(writtenEncoder.modelFolder, projectionFile), bytes);
