import { describe, expect, test } from 'vitest';
import { BaselineError, parseBaseline, writeBaseline } from '../../src/evaluation/baseline.ts';
import {
  type BaselineComparison,
  compareWithBaseline,
  type MeasureChange,
} from '../../src/evaluation/compare-baseline.ts';
import { describeComparison } from '../../src/evaluation/describe-comparison.ts';
import type { Verdict } from '../../src/evaluation/evaluate.ts';

function makeVerdict(id: string, changes: Partial<Verdict> = {}): Verdict {
  return {
    id,
    kind: 'ask',
    style: 'natural',
    confidence: 0.123_456,
    isAnswered: true,
    rank: 1,
    isSentenceRight: true,
    isTopRight: true,
    sides: [],
    markedShare: 0.234_567,
    ...changes,
  };
}

/** So many questions, the first ones of which go as told. */
function makeVerdicts(count: number, first = 0, changes: Partial<Verdict> = {}): readonly Verdict[] {
  return Array.from({ length: count }, (_, index) => makeVerdict(`q${index}`, index < first ? changes : {}));
}

function compare(before: readonly Verdict[], now: readonly Verdict[]): BaselineComparison {
  return compareWithBaseline(now, parseBaseline(writeBaseline(before)));
}

function find({ measures }: BaselineComparison, name: string): MeasureChange | undefined {
  return measures.find((measure) => measure.name === name);
}

describe('stored outcomes', () => {
  test('hold what a reader would notice and no score', () => {
    const text = writeBaseline([makeVerdict('a', { rank: 2 }), makeVerdict('b', { sides: [true, false] })]);
    expect(text).not.toMatch(/\d\.\d/u);
    expect(parseBaseline(text)).toEqual([
      { id: 'a', answered: true, rank: 2, sentence: true, sides: [] },
      { id: 'b', answered: true, rank: 1, sentence: true, sides: [true, false] },
    ]);
  });

  test.each(['[{', '{}', '[{"id":"a"}]'])('%s is refused with a reason', (input) => {
    expect(() => parseBaseline(input)).toThrow(BaselineError);
  });
});

describe('a comparison with stored outcomes', () => {
  const wrong = { rank: null, isSentenceRight: false } as const;

  test('finds nothing when nothing has changed', () => {
    const comparison = compare(makeVerdicts(5), makeVerdicts(5));
    expect(comparison).toMatchObject({ changed: [], dropped: [], added: [] });
    expect(comparison.measures.every(({ hasLost, difference }) => !hasLost && difference.value === 0)).toBe(
      true,
    );
  });

  test('names the questions that got better and worse', () => {
    const before = [makeVerdict('a', { rank: 2 }), makeVerdict('b'), makeVerdict('c', wrong)];
    const now = [makeVerdict('a'), makeVerdict('b', { rank: 3 }), makeVerdict('c', wrong)];
    const comparison = compare(before, now);
    expect(find(comparison, 'ask hit@1')).toMatchObject({ better: ['a'], worse: ['b'], hasLost: false });
    expect(find(comparison, 'ask hit@3')).toMatchObject({ better: [], worse: [] });
    expect(find(comparison, 'ask MRR')?.difference.value).toBeCloseTo((0.5 - 2 / 3) / 3, 9);
    expect(comparison.changed.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('takes one question lost of many for noise, and many for a loss', () => {
    const one = find(compare(makeVerdicts(60), makeVerdicts(60, 1, wrong)), 'ask hit@1');
    expect(one).toMatchObject({ worse: ['q0'], hasLost: false });
    const many = find(compare(makeVerdicts(60), makeVerdicts(60, 10, wrong)), 'ask hit@1');
    expect(many?.difference.value).toBeCloseTo(-1 / 6, 9);
    expect(many?.hasLost).toBe(true);
    expect(find(compare(makeVerdicts(60, 10, wrong), makeVerdicts(60)), 'ask hit@1')?.hasLost).toBe(false);
  });

  test('counts withholding as right where there is no answer and as lost where there is one', () => {
    const answered = ['ask', 'none'] as const;
    const before = answered.map((kind) => makeVerdict(kind, { kind }));
    const now = answered.map((kind) => makeVerdict(kind, { kind, ...wrong, isAnswered: false }));
    const comparison = compare(before, now);
    expect(find(comparison, 'none abstained')).toMatchObject({ better: ['none'], worse: [] });
    expect(find(comparison, 'ask answered')).toMatchObject({ better: [], worse: ['ask'] });
  });

  test('looks at the sides of a comparison one by one and together', () => {
    const before = [makeVerdict('c', { kind: 'compare', sides: [true, true] })];
    const comparison = compare(before, [makeVerdict('c', { kind: 'compare', sides: [true, false] })]);
    expect(find(comparison, 'compare sides')).toMatchObject({ before: 1, now: 0.5 });
    expect(find(comparison, 'compare both')).toMatchObject({ before: 1, now: 0 });
    expect(find(comparison, 'ask hit@1')).toBeUndefined();
  });

  test('is made over the questions asked both times, and names the others', () => {
    const comparison = compare(
      [makeVerdict('old'), makeVerdict('both')],
      [makeVerdict('both'), makeVerdict('new')],
    );
    expect(comparison).toMatchObject({ dropped: ['old'], added: ['new'] });
    expect(find(comparison, 'ask hit@1')?.difference.n).toBe(1);
    const text = describeComparison(comparison);
    expect(text).toMatch(/no longer asked:\n {2}old\n/u);
    expect(text).toMatch(/does not have:\n {2}new\n/u);
  });

  test('is refused when no question is shared or an id is used twice', () => {
    expect(() => compare([makeVerdict('a')], [makeVerdict('b')])).toThrow(/none of its questions is asked/u);
    expect(() => compare([makeVerdict('a')], [makeVerdict('a'), makeVerdict('a')])).toThrow(/"a"/u);
  });
});
