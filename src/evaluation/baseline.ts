import * as v from 'valibot';
import { describeIssue } from '../corpus/describe-issue.ts';
import type { Verdict } from './evaluate.ts';

const outcome = v.object({
  id: v.string(),
  answered: v.boolean(),
  rank: v.nullable(v.number()),
  sentence: v.boolean(),
  sides: v.array(v.boolean()),
});

/** What is kept of a verdict: what a reader would notice, and no score. */
export type Outcome = Readonly<v.InferOutput<typeof outcome>>;

/** Thrown when a baseline cannot be read or does not fit the questions; says why. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

/** What a verdict comes to. */
export function toOutcome({ id, isAnswered, rank, isSentenceRight, sides }: Verdict): Outcome {
  return { id, answered: isAnswered, rank, sentence: isSentenceRight, sides: [...sides] };
}

/** Verdicts as the text of a baseline, a line for each question so that changes can be read. */
export function writeBaseline(verdicts: readonly Verdict[]): string {
  const lines = verdicts.map((verdict) => JSON.stringify(toOutcome(verdict)));
  return `[\n${lines.join(',\n')}\n]\n`;
}

/** Reads what {@link writeBaseline} wrote. Throws {@link BaselineError}. */
export function parseBaseline(input: string): readonly Outcome[] {
  let value: unknown;
  try {
    value = JSON.parse(input);
  } catch (error) {
    throw new BaselineError('baseline: not JSON; write one with --save-baseline', { cause: error });
  }
  const result = v.safeParse(v.array(outcome), value);
  if (!result.success) throw new BaselineError(`baseline: ${describeIssue(result.issues[0])}`);
  return result.output;
}
