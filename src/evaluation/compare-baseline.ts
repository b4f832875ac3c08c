import { BaselineError, type Outcome, toOutcome } from './baseline.ts';
import { type Estimate, estimateMean } from './bootstrap.ts';
import type { Verdict } from './evaluate.ts';

/** How one question went before and now. */
export interface Pair {
  readonly id: string;
  readonly kind: Verdict['kind'];
  readonly before: Outcome;
  readonly now: Outcome;
}

/** A measure before and now, over the questions that were asked both times. More is better. */
export interface MeasureChange {
  readonly name: string;
  readonly before: number;
  readonly now: number;
  /** Mean over the questions of what each gained, -1..1. */
  readonly difference: Estimate;
  /** Ids of the questions that gained, and of those that lost. */
  readonly better: readonly string[];
  readonly worse: readonly string[];
  /** Whether the loss is beyond noise: the whole interval of the difference lies below 0. */
  readonly hasLost: boolean;
}

/** What has changed since the baseline was stored. */
export interface BaselineComparison {
  readonly measures: readonly MeasureChange[];
  /** Questions that went otherwise, in the order they are asked. */
  readonly changed: readonly Pair[];
  /** Ids of questions that only the baseline has, and that it does not have. */
  readonly dropped: readonly string[];
  readonly added: readonly string[];
}

interface Measure {
  readonly name: string;
  readonly kind: Verdict['kind'];
  readonly value: (outcome: Outcome) => number;
}

const answerMeasures: Readonly<Record<string, Measure['value']>> = {
  'hit@1': ({ rank }) => (rank === 1 ? 1 : 0),
  'hit@3': ({ rank }) => (rank !== null && rank <= 3 ? 1 : 0),
  MRR: ({ rank }) => (rank === null ? 0 : 1 / rank),
  sentence: ({ sentence }) => (sentence ? 1 : 0),
  answered: ({ answered }) => (answered ? 1 : 0),
};

const measures: readonly Measure[] = [
  ...(['ask', 'followup'] as const).flatMap((kind) =>
    Object.entries(answerMeasures).map(([name, value]) => ({ name: `${kind} ${name}`, kind, value })),
  ),
  { name: 'none abstained', kind: 'none', value: ({ answered }) => (answered ? 0 : 1) },
  { name: 'compare both', kind: 'compare', value: ({ sides }) => (sides.every(Boolean) ? 1 : 0) },
  {
    name: 'compare sides',
    kind: 'compare',
    value: ({ sides }) => sides.filter(Boolean).length / Math.max(1, sides.length),
  },
];

/** A difference nearer to 0 than this comes from rounding. */
const rounding = 1e-9;

/**
 * Compares verdicts with those of a baseline, question by question. Throws {@link BaselineError} when they have no
 * question in common, or an id stands for two.
 */
export function compareWithBaseline(
  verdicts: readonly Verdict[],
  baseline: readonly Outcome[],
): BaselineComparison {
  const before = indexById(baseline);
  const now = indexById(verdicts);
  const pairs = verdicts.flatMap((verdict): readonly Pair[] => {
    const { id, kind } = verdict;
    const earlier = before.get(id);
    return earlier === undefined ? [] : [{ id, kind, before: earlier, now: toOutcome(verdict) }];
  });
  if (pairs.length === 0) throw new BaselineError('baseline: none of its questions is asked');
  return {
    measures: measures.flatMap((measure) => compareMeasure(measure, pairs)),
    changed: pairs.filter((pair) => JSON.stringify(pair.before) !== JSON.stringify(pair.now)),
    dropped: [...before.keys()].filter((id) => !now.has(id)),
    added: [...now.keys()].filter((id) => !before.has(id)),
  };
}

function indexById<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  const byId = new Map<string, Item>();
  for (const item of items) {
    if (byId.has(item.id)) throw new BaselineError(`baseline: the id "${item.id}" stands for two questions`);
    byId.set(item.id, item);
  }
  return byId;
}

function compareMeasure({ name, kind, value }: Measure, pairs: readonly Pair[]): readonly MeasureChange[] {
  const changes = pairs
    .filter((pair) => pair.kind === kind)
    .map(({ id, before, now }) => ({ id, before: value(before), now: value(now) }));
  if (changes.length === 0) return [];
  const difference = estimateMean(changes, ({ before, now }) => now - before);
  const meanOf = (at: 'before' | 'now'): number =>
    changes.reduce((sum, change) => sum + change[at], 0) / changes.length;
  return [
    {
      name,
      before: meanOf('before'),
      now: meanOf('now'),
      difference,
      better: changes.filter(({ before, now }) => now > before).map(({ id }) => id),
      worse: changes.filter(({ before, now }) => now < before).map(({ id }) => id),
      hasLost: difference.high < -rounding,
    },
  ];
}
