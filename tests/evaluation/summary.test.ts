import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/evaluation/evaluate.ts';
import { summarise } from '../../src/evaluation/summary.ts';

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
    expect(ask.hit1).toMatchObject({ n: 4, value: 0.25 });
    expect(ask.hit3).toMatchObject({ n: 4, value: 0.5 });
    expect(ask.mrr).toMatchObject({ n: 4, value: 0.375 });
    expect(ask.sentence).toMatchObject({ n: 4, value: 0.5 });
    expect(ask.abstained).toMatchObject({ n: 4, value: 0.25 });
    expect(ask.marked.value).toBeCloseTo(0.2, 9);
  });

  test('tells the ways of asking apart, since an overall figure hides the hard ones', () => {
    const { styles } = summarise([base, { ...missed, style: 'typo' }, { ...base, style: 'typo' }]);
    expect(Object.keys(styles)).toEqual(['natural', 'typo']);
    expect(styles['natural']?.hit1).toMatchObject({ n: 1, value: 1 });
    expect(styles['typo']?.hit1).toMatchObject({ n: 2, value: 0.5 });
  });

  test('rates abstaining on unanswerable questions, those nearby apart from the rest', () => {
    const answered: Verdict = { ...refused, isAnswered: true, style: 'near-miss' };
    const { none, ask } = summarise([refused, refused, { ...refused, style: 'near-miss' }, answered]);
    expect(none.abstained).toMatchObject({ n: 4, value: 0.75 });
    expect(none.styles['near-miss']).toMatchObject({ n: 2, value: 0.5 });
    expect(none.styles['off-topic']).toMatchObject({ n: 2, value: 1 });
    expect(ask.hit1.n).toBe(0);
  });

  test('keeps follow-ups and comparisons out of the figures for questions', () => {
    const compare: Verdict = { ...base, kind: 'compare', sides: [true, false] };
    const report = summarise([{ ...base, kind: 'followup' }, compare, { ...compare, sides: [true, true] }]);
    expect(report.ask.hit1).toMatchObject({ n: 0, value: 0 });
    expect(report.followup.hit1).toMatchObject({ n: 1, value: 1 });
    expect(report.compare.both).toMatchObject({ n: 2, value: 0.5 });
    expect(report.compare.sides).toMatchObject({ n: 4, value: 0.75 });
  });

  test('says how well the confidence tells answerable questions from others', () => {
    expect(summarise([base, missed, refused]).auroc).toMatchObject({ n: 3, value: 1 });
    expect(summarise([base, missed]).auroc).toBeNull();
  });

  test('calls a confidence right when the first passage answers, shown or withheld', () => {
    const hidden: Verdict = { ...withheld, isTopRight: true };
    const { bins } = summarise([base, missed, hidden, refused, { ...base, kind: 'followup' }]).reliability;
    expect(bins.map(({ n }) => n)).toEqual([0, 0, 1, 1, 0, 0, 1, 0, 0, 1]);
    expect(bins.map(({ right }) => right.value)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
  });

  test('gives every measure an interval around it, of one comparison for both its sides', () => {
    const mixed = Array.from({ length: 20 }, (_, index) => (index % 4 === 0 ? missed : base));
    const { ask, compare } = summarise([...mixed, { ...base, kind: 'compare', sides: [true, false] }]);
    for (const { value, low, high } of [ask.hit1, ask.mrr, ask.sentence]) {
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
    expect(compare.sides).toEqual({ n: 2, value: 0.5, low: 0.5, high: 0.5 });
  });
});
