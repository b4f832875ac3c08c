import { describe, expect, test } from 'vitest';
import { judge, type Verdict } from '../../src/evaluation/judge.ts';
import type { GoldenLine } from '../../src/evaluation/golden.ts';
import { makeEngine, type Script, type Scripts } from './fake-engine.ts';

const question: GoldenLine = {
  kind: 'ask',
  id: 'q1',
  question: 'what do cats do?',
  style: 'natural',
  all: ['purr'],
  any: [],
};

const right = '*Cats purr.* They also sleep for most of the day.';
const wrong = '*Dogs bark.* They also run.';

async function judgeOne(line: GoldenLine, scripts: Scripts): Promise<Verdict> {
  const [verdict] = await judge([line], makeEngine(scripts));
  return verdict!;
}

async function judgeShown(texts: readonly string[], changes: Partial<Script> = {}): Promise<Verdict> {
  return judgeOne(question, {
    answers: { 'what do cats do?': { status: 'answered', confidence: 0.8, texts, ...changes } },
  });
}

describe('a question with an answer', () => {
  test('is right in first place when the best passage says it', async () => {
    expect(await judgeShown([right, wrong])).toMatchObject({
      id: 'q1',
      kind: 'ask',
      style: 'natural',
      confidence: 0.8,
      isAnswered: true,
      rank: 1,
      isTopRight: true,
      isSentenceRight: true,
    });
  });

  test('is right in a later place when a later passage says it', async () => {
    expect(await judgeShown([wrong, wrong, right])).toMatchObject({ rank: 3, isTopRight: false });
    expect(await judgeShown([wrong])).toMatchObject({ rank: null, isTopRight: false });
  });

  test('is judged passage by passage: two halves make no answer', async () => {
    const line: GoldenLine = { ...question, all: ['purr', 'bark'] };
    const shown = { status: 'answered', confidence: 1, texts: [right, wrong] } as const;
    expect(await judgeOne(line, { answers: { 'what do cats do?': shown } })).toMatchObject({ rank: null });
  });

  test('has the wrong sentence marked when only the rest of the passage says it', async () => {
    const marked = 'Cats purr. *They also sleep for most of the day.*';
    expect(await judgeShown([marked])).toMatchObject({ rank: 1, isSentenceRight: false });
  });

  test('counts as missed when the answer is withheld, however near the passages were', async () => {
    expect(await judgeShown([right], { status: 'abstained' })).toMatchObject({
      isAnswered: false,
      rank: null,
      isSentenceRight: false,
      isTopRight: true,
    });
  });

  test('is answered surely or in doubt', async () => {
    expect(await judgeShown([right], { sure: true })).toMatchObject({ isSure: true });
    expect(await judgeShown([right], { sure: false })).toMatchObject({ isSure: false });
    expect(await judgeShown([right], { sure: true, status: 'abstained' })).toMatchObject({ isSure: false });
  });
});

describe('a question without an answer', () => {
  const offTopic: GoldenLine = {
    kind: 'none',
    id: 'n1',
    question: 'who sells cars?',
    style: 'natural',
    near: false,
  };
  const answered = { status: 'answered', confidence: 0.6, texts: [right] } as const;

  test('is never answered right, whatever is shown', async () => {
    const verdict = await judgeOne(offTopic, { answers: { 'who sells cars?': answered } });
    expect(verdict).toMatchObject({ kind: 'none', isAnswered: true, rank: null, isSentenceRight: false });
    expect(await judgeOne(offTopic, {})).toMatchObject({ isAnswered: false, rank: null });
  });

  test('is told apart by how near it is to what the corpus speaks of', async () => {
    expect((await judgeOne(offTopic, {})).style).toBe('off-topic');
    expect((await judgeOne({ ...offTopic, near: true }, {})).style).toBe('near-miss');
  });
});

describe('a follow-up', () => {
  const line: GoldenLine = {
    kind: 'followup',
    id: 'f1',
    turns: ['cats?', 'why?', 'and at night?'],
    style: 'followup',
    all: ['purr'],
    any: [],
  };

  test('is judged by the last answer of a conversation played in order', async () => {
    const last = { status: 'answered', confidence: 0.7, texts: [right] } as const;
    const first = { status: 'answered', confidence: 0.7, texts: [wrong] } as const;
    const answers = { 'cats?': first, 'cats? > why? > and at night?': last };
    expect(await judgeOne(line, { answers })).toMatchObject({ kind: 'followup', rank: 1 });
    expect(await judgeOne(line, { answers: { 'cats?': last } })).toMatchObject({ isAnswered: false });
  });

  test('starts anew for every line', async () => {
    const once = { ...line, turns: ['cats?'] };
    const answers = { 'cats?': { status: 'answered', confidence: 0.7, texts: [right] } } as const;
    const verdicts = await judge([once, once], makeEngine({ answers }));
    expect(verdicts.map(({ rank }) => rank)).toEqual([1, 1]);
  });
});

describe('a comparison', () => {
  const line: GoldenLine = {
    kind: 'compare',
    id: 'c1',
    a: 'cat',
    b: 'dog',
    aspect: null,
    a_all: ['purr', 'sleep'],
    b_all: ['bark'],
  };
  const said = {
    status: 'answered',
    a: ['Cats purr.', 'Cats sleep.'],
    b: ['Dogs bark.'],
  } as const;

  test('is right when the snippets of each side together say what they must', async () => {
    const verdict = await judgeOne(line, { comparisons: { 'cat vs dog': said } });
    expect(verdict).toMatchObject({ sides: [true, true], style: 'in general' });
  });

  test('is half right when one side says too little', async () => {
    const verdict = await judgeOne(line, { comparisons: { 'cat vs dog': { ...said, a: ['Cats purr.'] } } });
    expect(verdict).toMatchObject({ sides: [false, true], isAnswered: true });
  });

  test('is asked with its aspect', async () => {
    const verdict = await judgeOne(
      { ...line, aspect: 'noise' },
      { comparisons: { 'cat vs dog: noise': said } },
    );
    expect(verdict).toMatchObject({ sides: [true, true], style: 'by aspect' });
  });
});
