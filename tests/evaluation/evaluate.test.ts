import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluation/evaluate.ts';
import { GoldenError } from '../../src/evaluation/golden.ts';
import { makeEngine } from './fake-engine.ts';

const cats = { status: 'answered', confidence: 0.9, texts: ['*Cats purr.* All day.', 'Dogs bark.'] } as const;
const engine = makeEngine({
  answers: { 'what do cats do?': cats, 'cats, dogs?': { ...cats, status: 'abstained', confidence: 0.2 } },
  comparisons: { 'cat vs dog': { status: 'answered', a: ['Cats purr.'], b: [] } },
});

test('golden questions are measured, the same in text and in data', async () => {
  const lines = [
    { id: 'q1', kind: 'ask', question: 'what do cats do?', style: 'natural', all: ['purr'], any: [] },
    { id: 'q2', kind: 'none', question: 'who sells cars?', style: 'natural', near: false },
    { id: 'q3', kind: 'compare', a: 'cat', b: 'dog', aspect: null, a_all: ['purr'], b_all: ['bark'] },
  ];
  const report = await evaluate(lines.map((line) => JSON.stringify(line)).join('\n'), engine);
  expect(report.json).toMatchObject({ ask: { hit1: { value: 1 } }, compare: { sides: { value: 0.5 } } });
  expect(report.text).toMatch(/^ask +1 +1\.000/mu);
  expect(report.hasFailed).toBe(false);
});

describe('a list of questions with the section that has to answer', () => {
  test.each([
    ['a CSV', 'question,section\nwhat do cats do?,Cats\nwho sells cars?,\n'],
    ['a CSV of a spreadsheet', '\uFEFFsection,note,question\r\n"CATS","a ""purr""",what do cats do?\r\n\r\n'],
    ['JSON Lines', '{"question":"what do cats do?","section":"pets#cats"}\n{"question":"who sells cars?"}'],
  ])('passes as %s when each is answered from there, or withheld', async (_, input) => {
    const { text, hasFailed } = await evaluate(input, engine);
    expect({ text, hasFailed }).toEqual({
      text: expect.stringMatching(/^(\d) of \1 as expected$/u),
      hasFailed: false,
    });
  });

  test('says of each that fails why', async () => {
    const input =
      'question,section\nwhat do cats do?,Dogs\n"cats, dogs?",Cats\nwhat do cats do?,\nwho?,Cats\n';
    const { text, json, hasFailed } = await evaluate(input, engine);
    expect(text.split('\n')).toEqual([
      'what do cats do?',
      '  expected Dogs; answered from "Cats", the expected one comes 2 (confidence 0.90)',
      'cats, dogs?',
      '  expected Cats; withheld; nearest is "Cats" (confidence 0.20)',
      'what do cats do?',
      '  expected no answer; answered from "Cats" (confidence 0.90)',
      'who?',
      '  expected Cats; withheld; nearest is "none" (confidence 0.00)',
      '0 of 4 as expected',
    ]);
    expect(json).toMatchObject({ questions: 4, failures: [{ section: 'Dogs' }, {}, {}, {}] });
    expect(hasFailed).toBe(true);
  });

  test.each([
    ['names no column', 'a,b\nc,d\n', /^line 1: .*question and section/u],
    ['has a line without a question', '{"question":"a"}\n{"section":"b"}', /^line 2: .*question/u],
  ])('is refused when it %s', async (_, input, message) => {
    await expect(evaluate(input, engine)).rejects.toThrow(GoldenError);
    await expect(evaluate(input, engine)).rejects.toThrow(message);
  });
});
