import { expect, test } from 'vitest';
import { GoldenError, parseGolden, satisfies } from '../../src/evaluation/golden.ts';

const ask = { id: 'q1', kind: 'ask', question: 'what is a cat?', style: 'natural', all: ['pet'], any: [] };

function write(...lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

test('each kind of question is read, without empty lines and keys beside those of the kind', () => {
  const none = { id: 'q2', kind: 'none', question: 'what is a car?', style: 'natural', near: false };
  const compare = { id: 'q3', kind: 'compare', a: 'cat', b: 'dog', a_all: ['purr'], b_all: ['bark'] };
  const followup = { ...ask, id: 'q4', kind: 'followup', question: undefined, turns: ['cats?', 'why?'] };
  const input = write({ ...ask, note: 'for people' }, none, compare, followup);
  expect(parseGolden(`\n${input}\n  \n`)).toEqual([
    ask,
    none,
    { ...compare, aspect: null },
    { id: 'q4', kind: 'followup', turns: ['cats?', 'why?'], style: 'natural', all: ['pet'], any: [] },
  ]);
});

test.each([
  ['not JSON', `${write(ask)}{"id":`, /^line 2: not JSON/],
  ['of an unknown kind', write({ ...ask, kind: 'essay' }), /^line 1: .*kind/s],
  ['without a question', `\n${write({ ...ask, question: undefined })}`, /^line 2: .*question/s],
])('a line that is %s is named with what is wrong', (_, input, message) => {
  expect(() => parseGolden(input)).toThrow(GoldenError);
  expect(() => parseGolden(input)).toThrow(message);
});

test.each([
  ['Cats purr and sleep.', ['purr', 'sleep'], [], true],
  ['Cats purr.', ['purr', 'sleep'], [], false],
  ['Cats purr.', [], ['bark', 'purr'], true],
  ['Cats purr.', ['cats'], ['bark', 'moo'], false],
  ['TABBY\ncats', ['tabby.cats'], [], true],
])('%j holds all of %j and, if there are any, one of %j: %j', (text, all, any, expected) => {
  expect(satisfies(text, all, any)).toBe(expected);
});
