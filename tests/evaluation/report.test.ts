import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/evaluation/evaluate.ts';
import { evaluate, summarise } from '../../src/evaluation/report.ts';
import { makeEngine } from './fake-engine.ts';

const base: Verdict = {
  id: 'q',
  kind: 'ask',
  style: 'natural',
  confidence: 0.9,
  isAnswered: true,
  rank: 1,
  isSentenceRight: true,
  isTopRight: true,
  sides: [],
  markedShare: 0.2,
};
const missed: Verdict = { ...base, rank: null, isSentenceRight: false, isTopRight: false, confidence: 0.6 };
const withheld: Verdict = { ...missed, isAnswered: false, confidence: 0.3 };
const refused: Verdict = { ...withheld, kind: 'none', style: 'off-topic', confidence: 0.2 };

describe('a summary', () => {
  test('counts the right answers in first place, in the first three and by rank', () => {
    const { ask } = summarise([base, { ...base, rank: 2 }, missed, withheld]);
    expect(ask.hit1).toEqual({ n: 4, value: 0.25 });
    expect(ask.hit3).toEqual({ n: 4, value: 0.5 });
    expect(ask.mrr).toEqual({ n: 4, value: 0.375 });
    expect(ask.sentence).toEqual({ n: 4, value: 0.5 });
    expect(ask.abstained).toEqual({ n: 4, value: 0.25 });
    expect(ask.marked.value).toBeCloseTo(0.2, 9);
  });

  test('tells the ways of asking apart, since an overall figure hides the hard ones', () => {
    const { styles } = summarise([base, { ...missed, style: 'typo' }, { ...base, style: 'typo' }]);
    expect(Object.keys(styles)).toEqual(['natural', 'typo']);
    expect(styles['natural']?.hit1).toEqual({ n: 1, value: 1 });
    expect(styles['typo']?.hit1).toEqual({ n: 2, value: 0.5 });
  });

  test('rates abstaining on unanswerable questions, those nearby apart from the rest', () => {
    const answered: Verdict = { ...refused, isAnswered: true, style: 'near-miss' };
    const { none, ask } = summarise([refused, refused, { ...refused, style: 'near-miss' }, answered]);
    expect(none.abstained).toEqual({ n: 4, value: 0.75 });
    expect(none.styles).toEqual({ 'near-miss': { n: 2, value: 0.5 }, 'off-topic': { n: 2, value: 1 } });
    expect(ask.hit1.n).toBe(0);
  });

  test('keeps follow-ups and comparisons out of the figures for questions', () => {
    const compare: Verdict = { ...base, kind: 'compare', sides: [true, false] };
    const report = summarise([{ ...base, kind: 'followup' }, compare, { ...compare, sides: [true, true] }]);
    expect(report.ask.hit1).toEqual({ n: 0, value: 0 });
    expect(report.followup.hit1).toEqual({ n: 1, value: 1 });
    expect(report.compare.both).toEqual({ n: 2, value: 0.5 });
    expect(report.compare.sides).toEqual({ n: 4, value: 0.75 });
  });

  test('says how well the confidence tells answerable questions from others', () => {
    expect(summarise([base, missed, refused]).auroc).toBe(1);
    expect(summarise([base, missed]).auroc).toBeNull();
  });
});

describe('a report', () => {
  const questions = [
    { id: 'q1', kind: 'ask', question: 'what do cats do?', style: 'natural', all: ['purr'], any: [] },
    { id: 'q2', kind: 'none', question: 'who sells cars?', style: 'natural', near: false },
    { id: 'q3', kind: 'compare', a: 'cat', b: 'dog', aspect: null, a_all: ['purr'], b_all: ['bark'] },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n');
  const engine = makeEngine({
    answers: {
      'what do cats do?': { status: 'answered', confidence: 0.9, texts: ['*Cats purr.* All day.'] },
    },
    comparisons: { 'cat vs dog': { status: 'answered', a: ['Cats purr.'], b: [] } },
  });

  test('plays the questions and says the same in text and in data', () => {
    const { text, json } = evaluate(questions, engine);
    expect(json.ask.hit1).toEqual({ n: 1, value: 1 });
    expect(json.compare).toEqual({ both: { n: 1, value: 0 }, sides: { n: 2, value: 0.5 } });
    expect(text).toMatch(/^ask +1 +1\.000/mu);
    expect(text).toContain('unanswerable, abstained: 1.000 of 1');
    expect(text).toContain('comparisons with both sides right: 0.000 of 1');
    expect(text).toContain('AUROC of the confidence: 1.000');
  });

  test('says so when the confidence cannot be measured', () => {
    expect(evaluate('', engine).text).toContain('AUROC of the confidence: not measured');
  });
});
