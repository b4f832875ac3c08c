import { describe, expect, test } from 'vitest';
import { createCorpusVectors, listTexts } from '../../../src/retrieval/encoder/corpus-vectors.ts';
import { appendTokens, tokenDimensions } from '../../../src/retrieval/encoder/token-vectors.ts';
import { dimensions, quantize } from '../../../src/retrieval/encoder/vector.ts';
import { createSimilarity } from '../../../src/retrieval/similarity.ts';
import { makeCorpus } from '../../helpers/make-corpus.ts';

const passages = makeCorpus({
  Price: 'It costs nothing. Help costs money.',
  Makers: 'Two students made it.',
  Systems: 'It runs everywhere.',
}).passages.map((passage, number) => ({ passage, number }));
const two = passages.slice(0, 2).map(({ passage }) => {
  const asks = passage.section.headings[0] === 'Makers' ? ['who?'] : [];
  return { ...passage, section: { ...passage.section, asks } };
});

const near = (value: number): unknown => expect.closeTo(value, 2);
const cosineOf = (degrees: number): unknown => near(Math.cos((degrees * Math.PI) / 180));

/** A direction at an angle (in degrees) in a plane among all dimensions. */
function direct(degrees: number): Int8Array {
  const angle = (degrees * Math.PI) / 180;
  return quantize(Float32Array.from({ length: dimensions }, (_, at) => Math.cos(at - angle)));
}

describe('the texts of a corpus', () => {
  test('are passages with title and headings, then sentences, then what else stands for a passage', () => {
    const texts = listTexts(two);
    expect(texts).toEqual({
      texts: [
        { hasTokens: true, parts: ['Handbook. Price.', 'It costs nothing. ', 'Help costs money.'] },
        { hasTokens: true, parts: ['Handbook. Makers.', 'Two students made it.'] },
        ...['It costs nothing.', 'Help costs money.', 'Two students made it.', 'who?'].map((text) => ({
          hasTokens: false,
          parts: [text],
        })),
      ],
      sentences: [2, 4],
      extras: [5, 5, 6],
    });
  });

  test('leave sentences and tokens out where there are too many', () => {
    const many = Array.from({ length: 10_001 }, () => two).flat();
    const { sentences, texts } = listTexts(many);
    expect([sentences, texts.some(({ hasTokens }) => hasTokens)]).toEqual([null, false]);
    expect(texts).toHaveLength(many.length + 10_001);
  });
});

describe('searching vectors', async () => {
  const texts = { texts: [], sentences: [3, 5, 6], extras: [7, 7, 8, 8] };
  const vectors = await createCorpusVectors(texts, [30, 80, 60, 20, 50, 70, 40, 5].map(direct));
  const similarity = createSimilarity(direct(0), vectors);

  test('compares passages, the nearer of a passage and its extra, and sentences by their angles', () => {
    expect(passages.map((passage) => similarity.passage(passage))).toEqual([30, 5, 60].map(cosineOf));
    expect(similarity.sentences(passages[0]!)).toEqual([20, 50].map(cosineOf));
    const short = createSimilarity(direct(0), { ...vectors, sentences: null });
    expect(short.sentences(passages[0]!)).toEqual([]);
  });

  test.each([
    [1, [1]],
    [2, [1, 0]],
    [10, [1, 0, 2]],
  ])('finds the nearest %i, the nearest first', (count, expected) => {
    expect(similarity.nearest(count)).toEqual(expected);
  });
});

/** An encoded text whose tokens point in some of the directions there are, each from a part of the text. */
function encodeTokens(...tokens: readonly (readonly [direction: number, part: number])[]): Int8Array {
  return appendTokens(
    direct(0),
    tokens.map(([at, part]) => ({
      id: 300 + at,
      part,
      direction: new Float32Array(tokenDimensions).fill(1, at, at + 1),
    })),
  );
}

describe('aligning a question with a passage', async () => {
  const parts = ['Handbook. Price.', 'It costs nothing. ', 'Help costs money.'];
  const texts = {
    texts: [0, 1, 2].map(() => ({ parts, hasTokens: true })),
    sentences: null,
    extras: [3, 3, 3, 3],
  };
  const vectors = await createCorpusVectors(texts, [
    encodeTokens([1, 0], [2, 1], [3, 2]),
    encodeTokens([2, 1], [2, 2]),
    direct(0),
  ]);

  const align = (...tokens: readonly (readonly [number, number])[]) =>
    createSimilarity(encodeTokens(...tokens), vectors).align(passages[0]!);

  test('the headings count for every sentence, and what is rare for more', () => {
    expect(align([1, 0], [3, 0])).toEqual({ passage: near(1), sentences: [0.5, 1].map(near) });
    expect(align([2, 0], [9, 0])).toEqual({ passage: near(0.29), sentences: [0.29, 0].map(near) });
    expect(align([9, 0])).toEqual({ passage: 0, sentences: [0, 0] });
  });

  test.each([
    ['passage', encodeTokens([1, 0]), 2],
    ['question', direct(0), 0],
  ])('a %s without tokens has nothing to align', (_, question, number) => {
    expect(createSimilarity(question, vectors).align(passages[number]!)).toEqual({
      passage: 0,
      sentences: [0, 0],
    });
  });
});
