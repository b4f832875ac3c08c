import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/evaluation/judge.ts';
import { describeSummary, measureAuroc, summarize } from '../../src/evaluation/summary.ts';

const base: Verdict = {
  id: 'q',
  kind: 'ask',
  style: 'natural',
  confidence: 0.9,
  isAnswered: true,
  isSure: false,
  rank: 1,
  isSentenceRight: true,
  isTopRight: true,
  sides: [],
};
const missed: Verdict = { ...base, rank: null, isSentenceRight: false, isTopRight: false, confidence: 0.6 };
const withheld: Verdict = { ...missed, isAnswered: false, confidence: 0.3 };
const refused: Verdict = { ...withheld, kind: 'none', style: 'off-topic', confidence: 0.2 };
const compared: Verdict = { ...base, kind: 'compare', style: 'in general', rank: null, sides: [true, false] };

describe('a summary', () => {
  test('counts the right answers in first place, in the first three and by rank', () => {
    expect(summarize([base, { ...base, rank: 2 }, missed, withheld])['ask']).toMatchObject({
      hit1: { n: 4, value: 0.25 },
      hit3: { n: 4, value: 0.5 },
      mrr: { n: 4, value: 0.375 },
      sentence: { n: 4, value: 0.5 },
      abstained: { n: 4, value: 0.25 },
    });
  });

  test('tells the ways of asking apart, since an overall figure hides the hard ones', () => {
    expect(summarize([base, { ...missed, style: 'typo' }, { ...base, style: 'typo' }])).toMatchObject({
      'ask natural': { hit1: { n: 1, value: 1 } },
      'ask typo': { hit1: { n: 2, value: 0.5 } },
    });
  });

  test('rates abstaining on unanswerable questions, those nearby apart from the rest', () => {
    const near: Verdict = { ...refused, style: 'near-miss' };
    const summary = summarize([refused, refused, near, { ...near, isAnswered: true }]);
    expect(summary).toMatchObject({
      none: { abstained: { n: 4, value: 0.75 } },
      'none near-miss': { abstained: { n: 2, value: 0.5 } },
      'none off-topic': { abstained: { n: 2, value: 1 } },
    });
    expect(summary).not.toHaveProperty('ask');
  });

  test('calls a confidence right when the first passage answers, shown or withheld', () => {
    const summary = summarize([base, missed, { ...withheld, isTopRight: true }, refused]);
    const tenths = Object.keys(summary).filter((name) => name.includes('-0.') || name.endsWith('-1.0'));
    expect(tenths).toEqual(['0.2-0.3', '0.3-0.4', '0.6-0.7', '0.9-1.0']);
    expect(tenths.map((name) => summary[name]?.['right']?.value)).toEqual([0, 1, 0, 1]);
    expect(summary['0.3-0.4']?.['mean']?.value).toBe(0.3);
  });

  test('says what being sure is worth', () => {
    const sure = { isSure: true };
    const near: Verdict = { ...refused, style: 'near-miss', isAnswered: true };
    expect(summarize([base, missed, near, near, { ...base, ...sure }, { ...near, ...sure }])).toMatchObject({
      'sure answers': { right: { n: 2, value: 0.5 } },
      answerable: { surely: { n: 3, value: 1 / 3 } },
      'near misses': { surely: { n: 3, value: 1 / 3 } },
    });
  });

  test('is shown as a table, with intervals where there is more than one question', () => {
    const text = describeSummary(summarize([base, base, missed, refused, compared]));
    expect(text).toMatch(/^ask +3 +0\.667 .*\n +0\.13-1\.00/mu);
    expect(text).toMatch(/^none +1 +1\.000\n/mu);
    expect(text).toMatch(/^compare +1 +0\.000 +0\.500\n/mu);
    expect(text).toMatch(/^confidence +3 +1\.000\n/mu);
    expect(text.match(/hit1/gu)).toHaveLength(1);
  });
});

const make =
  (kind: 'ask' | 'none') =>
  (...confidences: readonly number[]) =>
    confidences.map((confidence) => ({ kind, confidence }));
const ask = make('ask');
const none = make('none');

describe('the area under the ROC curve', () => {
  test.each([
    ['every answerable question has more confidence than any other', ask(0.8, 0.9), none(0.1, 0.7), 1],
    ['every one has less', ask(0.1, 0.2), none(0.3), 0],
    ['a tie counts half, as a coin would', ask(0.5, 0.9), none(0.5, 0.6), 0.625],
    ['there is nothing to tell apart', ask(0.5), [], null],
  ])('when %s', (_, answerable, unanswerable, expected) => {
    expect(measureAuroc([...answerable, ...unanswerable])).toBe(expected);
  });
});
