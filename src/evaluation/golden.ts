import * as v from 'valibot';
import { describeIssue } from '../corpus/describe-issue.ts';

const patterns = v.array(v.string());
const common = { id: v.string(), style: v.string() };
const expected = { all: patterns, any: patterns };

const goldenLine = v.variant('kind', [
  v.object({
    kind: v.literal('ask'),
    question: v.string(),
    ...common,
    ...expected,
    /** What the marked sentences must hold, where that is less than the passage must hold. */
    sent: v.optional(patterns),
  }),
  v.object({ kind: v.literal('none'), question: v.string(), ...common, near: v.optional(v.boolean(), true) }),
  v.object({
    kind: v.literal('compare'),
    id: v.string(),
    a: v.string(),
    b: v.string(),
    aspect: v.optional(v.nullable(v.string()), null),
    a_all: patterns,
    b_all: patterns,
  }),
  v.object({ kind: v.literal('followup'), turns: v.array(v.string()), ...common, ...expected }),
]);

/** A question with what a right answer must contain: regular expressions, matched without case and over lines. */
export type GoldenLine = v.InferOutput<typeof goldenLine>;

export class GoldenError extends Error {
  override readonly name = 'GoldenError';
}

/** Reads golden questions from JSON Lines, but for empty ones. Throws {@link GoldenError}. */
export function parseGolden(input: string): readonly GoldenLine[] {
  const parser = v.pipe(v.string(), v.parseJson(), goldenLine);
  return input.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const result = v.safeParse(parser, line);
    if (result.success) return [result.output];
    const [issue] = result.issues;
    const fault =
      issue.type === 'parse_json' ? 'not JSON; write one object on each line' : describeIssue(issue);
    throw new GoldenError(`line ${index + 1}: ${fault}`);
  });
}

/** Whether a text holds every pattern of `all` and, if there are any, one of `any`. */
export function satisfies(text: string, all: readonly string[], any: readonly string[]): boolean {
  const holds = (pattern: string): boolean => new RegExp(pattern, 'is').test(text);
  return all.every(holds) && (any.length === 0 || any.some(holds));
}
