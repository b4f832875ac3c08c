import type { Engine } from '../answer/engine.ts';
import { parseBaseline, writeBaseline } from './baseline.ts';
import { type BaselineComparison, compareWithBaseline } from './compare-baseline.ts';
import { describeComparison } from './describe-comparison.ts';
import { describeSummary } from './describe-summary.ts';
import { judge } from './evaluate.ts';
import { parseGolden } from './golden.ts';
import { type Summary, summarise } from './summary.ts';

/** An evaluation, for a person, for a program, and to compare later ones with. */
export interface Report {
  readonly text: string;
  /** With the comparison only when there is a baseline. */
  readonly json: Summary & { readonly baseline?: BaselineComparison };
  /** The outcomes to store: what `stored` may be later on. */
  readonly baseline: string;
  /** Whether a measure is worse than the stored baseline beyond noise. */
  readonly hasLost: boolean;
}

/**
 * Plays golden questions (JSON Lines) and reports, also on what has changed since a stored baseline, if there is one.
 * Throws `GoldenError` and `BaselineError`.
 */
export async function evaluate(input: string, engine: Engine, stored: string | null): Promise<Report> {
  const outcomes = stored === null ? null : parseBaseline(stored);
  const verdicts = await judge(parseGolden(input), engine);
  const summary = summarise(verdicts);
  const text = describeSummary(summary);
  const baseline = writeBaseline(verdicts);
  if (outcomes === null) return { text, json: summary, baseline, hasLost: false };
  const comparison = compareWithBaseline(verdicts, outcomes);
  return {
    text: `${text}\n\n${describeComparison(comparison)}`,
    json: { ...summary, baseline: comparison },
    baseline,
    hasLost: comparison.measures.some(({ hasLost }) => hasLost),
  };
}
