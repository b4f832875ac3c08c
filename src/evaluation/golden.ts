import * as v from 'valibot';
import { describeIssue } from '../corpus/describe-issue.ts';

const patterns = v.array(v.string());

const aspect = v.optional(v.nullable(v.string()), null);

const goldenLine = v.variant('kind', [
  v.object({
    kind: v.literal('ask'),
    id: v.string(),
    question: v.string(),
    style: v.string(),
    all: patterns,
    any: patterns,
  }),
  v.object({
    kind: v.literal('none'),
    id: v.string(),
    question: v.string(),
    style: v.string(),
    near: v.optional(v.boolean(), true),
  }),
  v.object({
    kind: v.literal('compare'),
    id: v.string(),
    a: v.string(),
    b: v.string(),
    aspect,
    a_all: patterns,
    b_all: patterns,
  }),
  v.object({
    kind: v.literal('followup'),
    id: v.string(),
    turns: v.array(v.string()),
    style: v.string(),
    all: patterns,
    any: patterns,
  }),
]);

/** A question with what a right answer must contain: regular expressions, matched without case and over lines. */
export type GoldenLine = v.InferOutput<typeof goldenLine>;

/** Thrown when a file of golden questions cannot be read; says which line and why. */
export class GoldenError extends Error {
  override readonly name = 'GoldenError';
}

/** Reads golden questions from JSON Lines. Throws {@link GoldenError}. */
export function parseGolden(input: string): readonly GoldenLine[] {
  return input.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, index + 1)]));
}

function parseLine(line: string, number: number): GoldenLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new GoldenError(`line ${number}: not JSON; write one object on each line`, { cause: error });
  }
  const result = v.safeParse(goldenLine, value);
  if (!result.success) throw new GoldenError(`line ${number}: ${describeIssue(result.issues[0])}`);
  return result.output;
}

/** Whether a text holds every pattern of `all` and, if there are any, one of `any`. */
export function satisfies(text: string, all: readonly string[], any: readonly string[]): boolean {
  const holds = (pattern: string): boolean => new RegExp(pattern, 'is').test(text);
  return all.every(holds) && (any.length === 0 || any.some(holds));
}
