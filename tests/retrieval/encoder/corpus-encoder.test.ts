import { readdir, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CorpusEncoder } from '../../../src/retrieval/encoder/corpus-encoder.ts';
import type { CorpusVectors } from '../../../src/retrieval/encoder/corpus-vectors.ts';
import { writtenEncoder } from '../../helpers/written-encoder.ts';
import { locateVectorFile } from '../../../src/retrieval/encoder/vector-file.ts';
import { createSimilarity } from '../../../src/retrieval/similarity.ts';
import { makeCorpus } from '../../helpers/make-corpus.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const sections = {
  Price: 'Nothing has to be paid for it. Support is nine dollars a month.',
  Makers: 'It was developed by two students in Lisbon.',
  Systems: 'It runs on Linux and on Windows.',
};
const corpus = makeCorpus(sections);
/** Two texts more: a passage and its sentence. */
const longer = makeCorpus({ ...sections, Logo: 'Its logo is a blue whale.' });

let folder: string;
let file: string;
let warnings: string[];
let totals: number[];
let started: CorpusEncoder[];

beforeEach(() => {
  folder = makeTemporaryFolder();
  file = path.join(folder, 'made', 'vectors.bin');
  [warnings, totals, started] = [[], [], []];
});

afterEach(async () => void (await Promise.all(started.map(async (encoder) => encoder.close()))));

function start(encoder = writtenEncoder, read = [file]): CorpusEncoder {
  const one = new CorpusEncoder({
    encoder,
    vectorFiles: { read, write: file },
    onProgress: (done, total) => {
      if (done === 0) totals.push(total);
    },
    onWarning: (message) => warnings.push(message),
  });
  started.push(one);
  return one;
}

/** The number of the section that a question is nearest to. */
async function search(encoder: CorpusEncoder, vectors: CorpusVectors | null): Promise<number | undefined> {
  const question = await encoder.encodeQuestion('who created it?');
  return question === null || vectors === null
    ? undefined
    : createSimilarity(question, vectors).nearest(1)[0];
}

describe('the encoder of a corpus', () => {
  test('keeps its vectors for the next start, and makes only those of new texts', async () => {
    const first = start();
    expect(await first.encodeQuestion('not yet there')).toBeNull();
    expect(first.status()).toEqual({ state: 'starting' });
    const vectors = await first.encodeCorpus(corpus);
    expect(await search(first, vectors)).toBe(1);
    expect(first.status()).toEqual({ state: 'ready' });
    await first.encodeCorpus(longer);
    const second = start();
    expect(await search(second, await second.encodeCorpus(longer))).toBe(1);
    expect(totals).toEqual([7, 2]);
    expect(warnings).toEqual([]);
  });

  test('a reload in the middle of encoding puts the new corpus in the place of the old', async () => {
    const encoder = start();
    const old = encoder.encodeCorpus(corpus);
    const vectors = await encoder.encodeCorpus(longer);
    expect(await old).toBeNull();
    expect(await search(encoder, vectors)).toBe(1);
    expect(encoder.status()).toEqual({ state: 'ready' });
    expect(warnings).toEqual([]);
  });

  test('two at once leave a whole file behind', async () => {
    await Promise.all([start().encodeCorpus(corpus), start().encodeCorpus(corpus)]);
    expect(await readdir(path.dirname(file))).toEqual(['vectors.bin']);
    const before = [...totals];
    await start().encodeCorpus(corpus);
    expect(totals).toEqual(before);
    expect(warnings).toEqual([]);
  });

  test('answers no question in another language, and encodes no corpus in one', async () => {
    const encoder = start();
    const german = corpus.passages.map((passage) => ({
      ...passage,
      document: { ...passage.document, language: 'de' },
    }));
    expect(await encoder.encodeCorpus({ passages: german })).toBeNull();
    expect(encoder.status()).toEqual({ state: 'off', reason: 'language' });
    expect(await encoder.encodeQuestion('wer hat das gemacht?')).toBeNull();
    expect(await search(encoder, await encoder.encodeCorpus(corpus))).toBe(1);
  });
});

describe('what goes wrong costs one warning', () => {
  test.each([
    ['cut in half', async () => truncate(file, Math.floor((await stat(file)).size / 2)), 'damaged'],
    ['of something else', async () => writeFile(file, 'something else'), 'foreign'],
  ])('a file %s is made anew', async (_, spoil, kind) => {
    await start().encodeCorpus(corpus);
    await spoil();
    const encoder = start();
    expect(await search(encoder, await encoder.encodeCorpus(corpus))).toBe(1);
    await start().encodeCorpus(corpus);
    expect(totals).toEqual([7, 7]);
    expect(warnings).toEqual([`The vectors in ${file} are ${kind} and made anew`]);
  });

  test('a folder that takes no file leaves the vectors in memory', async () => {
    await writeFile(path.dirname(file), 'no folder');
    const encoder = start(writtenEncoder, []);
    await encoder.encodeCorpus(corpus);
    expect(await search(encoder, await encoder.encodeCorpus(longer))).toBe(1);
    expect(totals).toEqual([7, 2]);
    expect(warnings).toEqual(['The vectors cannot be kept for the next start']);
  });

  test('missing weights leave words alone to answer', async () => {
    const encoder = start({ ...writtenEncoder, modelFolder: folder });
    expect(await encoder.encodeCorpus(corpus)).toBeNull();
    expect(await encoder.encodeCorpus(longer)).toBeNull();
    expect(await encoder.encodeQuestion('who created it?')).toBeNull();
    expect(encoder.status()).toEqual({ state: 'unavailable', reason: 'no-model' });
    expect(warnings).toEqual(['Answers are found by words alone']);
  });

  test('a thread that ends is started anew, and what was made before counts', async () => {
    const thread = new URL('dying-thread.mjs', import.meta.url);
    const encoder = start({ ...writtenEncoder, thread });
    const vectors = await encoder.encodeCorpus(corpus);
    expect(await encoder.encodeQuestion('why did it fall over?')).toBeNull();
    expect(await search(encoder, vectors)).toBeUndefined();
    expect(await search(encoder, await encoder.encodeCorpus(longer))).toBe(1);
    expect(totals).toEqual([7, 2]);
    expect(warnings).toEqual(['The encoder is started anew']);
  });
});

test('the vectors of a folder have a file of their own, under the folder for data or the one for caches', () => {
  const inData = locateVectorFile('/corpus', '/data');
  expect(path.dirname(inData)).toBe('/data');
  expect(path.dirname(locateVectorFile('/corpus', null, '/caches'))).toBe('/caches/virtbot');
  expect(locateVectorFile('/corpus/', '/data')).toBe(inData);
  expect(locateVectorFile('/other', '/data')).not.toBe(inData);
});
