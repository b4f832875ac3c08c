import { type Estimate, estimateMean, estimateShare } from './bootstrap.ts';
import { measureReliability, type Reliability } from './calibration.ts';
import type { Verdict } from './evaluate.ts';
import { estimateAuroc } from './measures.ts';

/** How a set of answerable questions went. */
export interface AnswerScores {
  readonly hit1: Estimate;
  readonly hit3: Estimate;
  /** Mean of 1 / rank over the three passages shown. */
  readonly mrr: Estimate;
  readonly sentence: Estimate;
  readonly abstained: Estimate;
  /** Mean share of the first excerpt that is marked. */
  readonly marked: Estimate;
}

/** Everything an evaluation measures. */
export interface Summary {
  readonly ask: AnswerScores;
  readonly styles: Readonly<Record<string, AnswerScores>>;
  readonly followup: AnswerScores;
  readonly none: { readonly abstained: Estimate; readonly styles: Readonly<Record<string, Estimate>> };
  /** `n` of the sides counts sides; their interval is drawn over comparisons. */
  readonly compare: { readonly both: Estimate; readonly sides: Estimate };
  /** Area under the ROC curve of the confidence, answerable against unanswerable; null without both. */
  readonly auroc: Estimate | null;
  /** Of the confidence, over answerable and unanswerable questions. */
  readonly reliability: Reliability;
}

/** Sums up verdicts. */
export function summarise(verdicts: readonly Verdict[]): Summary {
  const ask = verdicts.filter(({ kind }) => kind === 'ask');
  const none = verdicts.filter(({ kind }) => kind === 'none');
  return {
    ask: scoreAnswers(ask),
    styles: byStyle(ask, scoreAnswers),
    followup: scoreAnswers(verdicts.filter(({ kind }) => kind === 'followup')),
    none: {
      abstained: estimateShare(none, isAbstained),
      styles: byStyle(none, (group) => estimateShare(group, isAbstained)),
    },
    compare: scoreComparisons(verdicts.filter(({ kind }) => kind === 'compare')),
    auroc: estimateAuroc(
      ask.map(({ confidence }) => confidence),
      none.map(({ confidence }) => confidence),
    ),
    reliability: measureReliability(
      [...ask, ...none].map(({ kind, confidence, isTopRight }) => ({
        confidence,
        isRight: kind === 'ask' && isTopRight,
      })),
    ),
  };
}

function scoreAnswers(verdicts: readonly Verdict[]): AnswerScores {
  return {
    hit1: estimateShare(verdicts, ({ rank }) => rank === 1),
    hit3: estimateShare(verdicts, ({ rank }) => rank !== null && rank <= 3),
    mrr: estimateMean(verdicts, ({ rank }) => (rank === null ? 0 : 1 / rank)),
    sentence: estimateShare(verdicts, ({ isSentenceRight }) => isSentenceRight),
    abstained: estimateShare(verdicts, isAbstained),
    marked: estimateMean(verdicts, ({ markedShare }) => markedShare),
  };
}

function scoreComparisons(verdicts: readonly Verdict[]): Summary['compare'] {
  const share = estimateMean(verdicts, ({ sides }) => sides.filter(Boolean).length / sides.length);
  return {
    both: estimateShare(verdicts, ({ sides }) => sides.every(Boolean)),
    sides: { ...share, n: verdicts.flatMap(({ sides }) => sides).length },
  };
}

function byStyle<Scores>(
  verdicts: readonly Verdict[],
  score: (group: readonly Verdict[]) => Scores,
): Readonly<Record<string, Scores>> {
  const styles = [...new Set(verdicts.map(({ style }) => style))].toSorted();
  return Object.fromEntries(
    styles.map((style) => [style, score(verdicts.filter((verdict) => verdict.style === style))]),
  );
}

function isAbstained({ isAnswered }: Verdict): boolean {
  return !isAnswered;
}
