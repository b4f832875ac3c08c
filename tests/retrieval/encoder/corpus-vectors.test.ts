import { describe, expect, test } from 'vitest';
import { createCorpusVectors, listTexts } from '../../../src/retrieval/encoder/corpus-vectors.ts';
import { dimensions, quantize } from '../../../src/retrieval/encoder/vector.ts';
import { makeCorpus } from '../../helpers/make-corpus.ts';

const { passages } = makeCorpus({
  Price: 'It costs nothing. Help costs money.',
  Makers: 'Two students made it.',
});

/** About the cosine of an angle in degrees. */
function cosineOf(degrees: number): unknown {
  return expect.closeTo(Math.cos((degrees * Math.PI) / 180), 2);
}

/** A direction at an angle (in degrees) in a plane among all dimensions. */
function direct(degrees: number): Int8Array {
  const angle = (degrees * Math.PI) / 180;
  return quantize(Float32Array.from({ length: dimensions }, (_, at) => Math.cos(at - angle)));
}

describe('the texts of a corpus', () => {
  test('are passages with title and headings, then sentences, then what else stands for a passage', () => {
    const texts = listTexts(passages, ({ section }) => (section.headings[0] === 'Makers' ? ['who?'] : []));
    expect(texts).toEqual({
      texts: [
        'Handbook. Price. It costs nothing. Help costs money.',
        'Handbook. Makers. Two students made it.',
        'It costs nothing.',
        'Help costs money.',
        'Two students made it.',
        'who?',
      ],
      sentences: [2, 4],
      extras: [5, 5, 6],
    });
  });

  test('leave the sentences out where there are too many', () => {
    const many = Array.from({ length: 10_001 }, () => passages).flat();
    expect(listTexts(many, () => [])).toMatchObject({ sentences: null, texts: { length: 20_002 } });
  });
});

describe('searching vectors', () => {
  const texts = { texts: [], sentences: [3, 4, 5], extras: [6, 6, 7, 7] };
  const vectors = createCorpusVectors(texts, [30, 80, 60, 20, 50, 70, 5].map(direct));
  const question = direct(0);

  test('compares passages, the nearer of a passage and its extra, and sentences by their angles', () => {
    const compared = [0, 1, 2].map((passage) => vectors.compare(question, passage));
    expect(compared).toEqual([30, 5, 60].map(cosineOf));
    expect(vectors.compareSentence(question, 1, 0)).toEqual(cosineOf(50));
    const short = createCorpusVectors({ ...texts, sentences: null }, [30, 80, 60].map(direct));
    expect(short.compareSentence(question, 1, 0)).toBeNull();
  });

  test.each([
    [1, [1]],
    [2, [1, 0]],
    [10, [1, 0, 2]],
  ])('finds the nearest %i, the nearest first', (count, expected) => {
    expect(vectors.findNearest(question, count).map(({ passage }) => passage)).toEqual(expected);
  });
});
