import { expect, test } from 'vitest';
import type { Answer, AnswerPassage } from '../../src/answer/answer.ts';
import type { GoldenLine } from '../../src/evaluation/golden.ts';
import { type Asked, judge, type Verdict } from '../../src/evaluation/judge.ts';
import {
  makeAnswer,
  makeAnswerPassage,
  makeComparison,
  makePassage,
  makeSide,
  makeSnippet,
} from '../message/builders.ts';

const ask: GoldenLine = {
  kind: 'ask',
  id: 'q1',
  question: 'what do cats do?',
  style: 'natural',
  all: ['purr'],
  any: [],
};
const none: GoldenLine = {
  kind: 'none',
  id: 'n1',
  question: 'who sells cars?',
  style: 'natural',
  near: false,
};

const right = makeAnswerPassage(makePassage(['Cats purr.', 'They also sleep for most of the day.']));
const wrong = makeAnswerPassage(makePassage(['Dogs bark.', 'They also run.']));
const wronglyMarked = makeAnswerPassage(right.passage, [1]);

/** What comes of a line when the engine says this, and nothing to any other question. */
async function judgeSaid(line: GoldenLine, said: Partial<Answer>): Promise<Verdict | undefined> {
  const engine: Asked = {
    ask: async () => makeAnswer(said),
    converse: async (question, previous) => {
      const asked = previous === null ? question : `${previous.question} > ${question}`;
      const isLast = asked === 'cats? > why? > and at night?';
      return {
        answer: isLast ? makeAnswer(said) : makeAnswer({ status: 'abstained' }),
        conversation: { question: asked, subjects: [] },
      };
    },
    compare: async () => makeComparison(),
  };
  return (await judge([line], engine))[0];
}

const refuse = async (): Promise<never> => Promise.reject(new Error('Not a question'));

const show = (...passages: readonly AnswerPassage[]): Partial<Answer> => ({ passages });

test.each<[string, GoldenLine, Partial<Answer>, Partial<Verdict>]>([
  ['the best passage says it', ask, show(right, wrong), { rank: 1, isTopRight: true, isSentenceRight: true }],
  ['a later one says it', ask, show(wrong, wrong, right), { rank: 3, isTopRight: false }],
  ['none says it', ask, show(wrong), { rank: null, isTopRight: false }],
  ['two say half of it', { ...ask, all: ['purr', 'bark'] }, show(right, wrong), { rank: null }],
  ['another sentence is marked', ask, show(wronglyMarked), { rank: 1, isSentenceRight: false }],
  [
    'less is asked of the sentence',
    { ...ask, sent: ['sleep'] },
    show(wronglyMarked),
    { isSentenceRight: true },
  ],
  [
    'it is withheld, however near the passages are',
    ask,
    { ...show(right), status: 'abstained' },
    { isAnswered: false, isSure: false, rank: null, isSentenceRight: false, isTopRight: true },
  ],
  ['it is in doubt', ask, { ...show(right), sure: false }, { isAnswered: true, isSure: false }],
  ['it is sure', ask, show(right), { isSure: true, confidence: 0.9, style: 'natural' }],
  [
    'nothing answers and something is said',
    none,
    show(right),
    { isAnswered: true, rank: null, style: 'off-topic' },
  ],
  [
    'it only comes near',
    { ...none, near: true },
    { status: 'abstained' },
    { isAnswered: false, style: 'near-miss' },
  ],
  [
    'a conversation ends so',
    { ...ask, kind: 'followup', turns: ['cats?', 'why?', 'and at night?'] },
    show(right),
    { kind: 'followup', rank: 1 },
  ],
])('a question is judged when %s', async (_, line, said, expected) => {
  expect(await judgeSaid(line, said)).toMatchObject(expected);
});

test.each([
  [['Cats purr.', 'Cats sleep.'], null, [true, true], 'in general'],
  [['Cats purr.'], null, [false, true], 'in general'],
  [['Cats purr.', 'Cats sleep.'], 'noise', [true, true], 'by aspect'],
])('a comparison is right by side: %j', async (said, aspect, sides, style) => {
  const line: GoldenLine = {
    kind: 'compare',
    id: 'c1',
    a: 'cat',
    b: 'dog',
    aspect,
    a_all: ['purr', 'sleep'],
    b_all: ['bark'],
  };
  const [cat, dog] = [said, ['Dogs bark.']].map((texts) =>
    makeSide({ snippets: texts.map((text) => makeSnippet(text, null)) }),
  );
  const compare: Asked['compare'] = async (a, b, of) => {
    expect([a, b, of]).toEqual(['cat', 'dog', aspect]);
    return makeComparison({ a: cat!, b: dog! });
  };
  const [verdict] = await judge([line], { ask: refuse, converse: refuse, compare });
  expect(verdict).toMatchObject({ sides, style, isAnswered: true });
});
