import { describe, expect, test } from 'vitest';
import { GoldenError, parseGolden, satisfies } from '../../src/evaluation/golden.ts';

const ask = { id: 'q1', kind: 'ask', question: 'what is a cat?', style: 'natural', all: ['pet'], any: [] };

function write(...lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

describe('reading golden questions', () => {
  test('each kind of question is read, with what a right answer must hold', () => {
    const none = { id: 'q2', kind: 'none', question: 'what is a car?', style: 'natural', near: false };
    const compare = { id: 'q3', kind: 'compare', a: 'cat', b: 'dog', a_all: ['purr'], b_all: ['bark'] };
    const followup = { ...ask, id: 'q4', kind: 'followup', question: undefined, turns: ['cats?', 'why?'] };
    expect(parseGolden(write(ask, none, compare, followup))).toEqual([
      ask,
      none,
      { ...compare, aspect: null },
      { id: 'q4', kind: 'followup', turns: ['cats?', 'why?'], style: 'natural', all: ['pet'], any: [] },
    ]);
  });

  test('keys beside those of the kind, such as notes, are left alone', () => {
    expect(parseGolden(write({ ...ask, note: 'for people', section: 'Cats' }))).toEqual([ask]);
  });

  test('empty lines are no questions', () => {
    expect(parseGolden(`\n${write(ask)}\n  \n`)).toHaveLength(1);
    expect(parseGolden('')).toEqual([]);
  });

  test.each([
    ['not JSON', `${write(ask)}{"id":`, /^line 2: not JSON/],
    ['of an unknown kind', write({ ...ask, kind: 'essay' }), /^line 1: .*kind/s],
    ['without a question', `\n${write({ ...ask, question: undefined })}`, /^line 2: .*question/s],
  ])('a line that is %s is named with what is wrong', (_, input, message) => {
    expect(() => parseGolden(input)).toThrow(GoldenError);
    expect(() => parseGolden(input)).toThrow(message);
  });
});

describe('what a right answer holds', () => {
  test('it holds every pattern of the first list', () => {
    expect(satisfies('Cats purr and sleep.', ['purr', 'sleep'], [])).toBe(true);
    expect(satisfies('Cats purr.', ['purr', 'sleep'], [])).toBe(false);
  });

  test('it holds one pattern of the second list, if there is any', () => {
    expect(satisfies('Cats purr.', [], ['bark', 'purr'])).toBe(true);
    expect(satisfies('Cats purr.', ['cats'], ['bark', 'moo'])).toBe(false);
  });

  test('case and line breaks do not matter', () => {
    expect(satisfies('TABBY\ncats', ['tabby.cats'], [])).toBe(true);
  });
});
