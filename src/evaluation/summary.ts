import { type Estimate, estimateMean, estimateShare } from './estimate.ts';
import type { Verdict } from './judge.ts';

type Measures = Readonly<Record<string, Estimate>>;
type Group = readonly [name: string, measures: Measures];

/** What is measured of each group of questions; groups of which there are none are left out. */
export type Summary = Readonly<Record<string, Measures>>;

const scorers: Readonly<Record<Verdict['kind'], (verdicts: readonly Verdict[]) => Measures>> = {
  ask: scoreAnswers,
  followup: scoreAnswers,
  none: scoreAbstaining,
  compare: scoreComparisons,
};

export function summarize(verdicts: readonly Verdict[]): Summary {
  const groups = Object.entries(scorers).flatMap(([kind, score]) => {
    const held = verdicts.filter((verdict) => verdict.kind === kind);
    const styles = [...new Set(held.map(({ style }) => style))].toSorted();
    const scoreStyle = (style: string): Measures => score(held.filter((verdict) => verdict.style === style));
    return [[kind, score(held)], ...styles.map((style) => [`${kind} ${style}`, scoreStyle(style)])] as const;
  });
  const questions = verdicts.filter(({ kind }) => kind === 'ask' || kind === 'none');
  const all = [...groups, ...scoreConfidence(questions), ...scoreSureness(questions)];
  return Object.fromEntries(all.filter(([, measures]) => Object.values(measures).some(({ n }) => n > 0)));
}

/** A withheld answer counts as missed; `mrr` is the mean of 1 / rank over the three passages shown. */
function scoreAnswers(verdicts: readonly Verdict[]): Measures {
  return {
    hit1: estimateShare(verdicts, ({ rank }) => rank === 1),
    hit3: estimateShare(verdicts, ({ rank }) => rank !== null && rank <= 3),
    mrr: estimateMean(verdicts, ({ rank }) => (rank === null ? 0 : 1 / rank)),
    sentence: estimateShare(verdicts, ({ isSentenceRight }) => isSentenceRight),
    ...scoreAbstaining(verdicts),
  };
}

function scoreAbstaining(verdicts: readonly Verdict[]): Measures {
  return { abstained: estimateShare(verdicts, ({ isAnswered }) => !isAnswered) };
}

function scoreComparisons(verdicts: readonly Verdict[]): Measures {
  return {
    both: estimateShare(verdicts, ({ sides }) => sides.every(Boolean)),
    sides: estimateMean(verdicts, ({ sides }) => sides.filter(Boolean).length / sides.length),
  };
}

/** How well it tells answerable questions from others, and, by tenths, whether 0.8 is right 8 times of 10. */
function scoreConfidence(verdicts: readonly Verdict[]): readonly Group[] {
  const tenths = Array.from({ length: 10 }, (_, tenth) => {
    const held = verdicts.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth);
    const mean = estimateMean(held, ({ confidence }) => confidence);
    const right = estimateShare(held, ({ isTopRight }) => isTopRight);
    return [`${(tenth / 10).toFixed(1)}-${((tenth + 1) / 10).toFixed(1)}`, { mean, right }] as const;
  });
  return [['confidence', { auroc: estimateAuroc(verdicts) }], ...tenths];
}

function scoreSureness(questions: readonly Verdict[]): readonly Group[] {
  if (questions.length === 0) return [];
  const sure = questions.filter(({ isSure }) => isSure);
  const answerable = questions.filter(({ kind }) => kind === 'ask');
  const near = questions.filter(({ style }) => style === 'near-miss');
  return [
    ['sure answers', { right: estimateShare(sure, ({ rank }) => rank === 1) }],
    ['answerable', { surely: estimateShare(answerable, (verdict) => sure.includes(verdict)) }],
    ['near misses', { surely: estimateShare(near, (verdict) => sure.includes(verdict)) }],
  ];
}

/**
 * Area under the ROC curve of the confidence: the chance that an answerable question has more of it than another, ties
 * counting half (Fawcett 2006). 0..1, or null without questions of both kinds.
 */
export function measureAuroc(asked: readonly Rated[]): number | null {
  const { n, value } = estimateAuroc(asked);
  return n === 0 ? null : value;
}

/** The same with the standard error of Hanley and McNeil (1982), who count the questions of either kind. */
function estimateAuroc(asked: readonly Rated[]): Estimate {
  const { n, value } = estimateMean(countWins(asked), Number);
  const others = asked.length - n;
  const above = (n - 1) * (value / (2 - value) - value ** 2);
  const below = (others - 1) * ((2 * value ** 2) / (1 + value) - value ** 2);
  const margin = 1.96 * Math.sqrt((value * (1 - value) + above + below) / Math.max(1, n * others));
  return { n, value, low: Math.max(value - margin, 0), high: Math.min(value + margin, 1) };
}

type Rated = Pick<Verdict, 'kind' | 'confidence'>;

/** For each answerable question, which share of the others has less confidence; none where there are no others. */
function countWins(asked: readonly Rated[]): readonly number[] {
  const negatives = asked.filter(({ kind }) => kind === 'none');
  const positives = asked.filter(({ kind }) => kind !== 'none' && negatives.length > 0);
  return positives.map(
    ({ confidence }) =>
      estimateMean(negatives, (other) => (Math.sign(confidence - other.confidence) + 1) / 2).value,
  );
}

/** A summary as a table: a row for each group, with the 95 % intervals below it. */
export function describeSummary(summary: Summary): string {
  let last = '';
  const lines = Object.entries(summary).flatMap(([name, measures]) => {
    const estimates = Object.values(measures);
    const values = estimates.map(({ value }) => value.toFixed(3));
    const intervals = estimates.map(({ low, high }) => `${low.toFixed(2)}-${high.toFixed(2)}`);
    const before = last;
    last = formatRow('', 'n', Object.keys(measures));
    return [
      ...(last === before ? [] : ['', last]),
      formatRow(name, String(estimates[0]!.n), values),
      ...(estimates[0]!.n > 1 ? [formatRow('', '', intervals)] : []),
    ];
  });
  return lines.slice(1).join('\n');
}

function formatRow(name: string, count: string, cells: readonly string[]): string {
  return [name.padEnd(18), count.padStart(4), ...cells.map((cell) => cell.padStart(9))].join(' ');
}
