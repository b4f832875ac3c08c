import { setImmediate as letOthersRun } from 'node:timers/promises';
import { getHeapSnapshot, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Engine } from '../../src/answer/engine.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

/** A word that nobody else types, each letter moved by one: as it is it would be found in the test's own source. */
const moved = Buffer.from('sbwvlmypsufm');

function readWord(): Buffer {
  return Buffer.from(moved.map((byte) => byte - 1));
}

async function useEngine(engine: Engine): Promise<void> {
  const word = readWord().toString('latin1');
  await engine.ask(`does the kettle like ${word}?`);
  await engine.converse(`and ${word}s`, null);
  await engine.compare('kettle', word, word);
  engine.complete({ kind: 'question' }, `is the kettle ${word}`, 10);
}

/** Which of some words stand anywhere on the heap. */
async function findOnHeap(words: readonly Buffer[]): Promise<readonly boolean[]> {
  const found = words.map(() => false);
  let rest = Buffer.alloc(0);
  for await (const chunk of getHeapSnapshot()) {
    const seen = Buffer.concat([rest, Buffer.from(chunk)]);
    for (const [at, word] of words.entries()) found[at] ||= seen.includes(word);
    rest = seen.subarray(-100);
  }
  return found;
}

test('nothing that was asked is on the heap afterwards', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  const corpus = makeCorpus({ Kettles: 'A kettle boils water.', Teapots: 'A teapot brews tea.' });
  const engine = await createEngine(corpus);
  await useEngine(engine);
  await letOthersRun();
  if (typeof collectGarbage === 'function') collectGarbage();
  expect(await findOnHeap([Buffer.from('kettle'), readWord()])).toEqual([true, false]);
  expect(engine.corpus).toBe(corpus);
});
