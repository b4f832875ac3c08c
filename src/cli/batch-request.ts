import * as v from 'valibot';
import { describeIssue } from '../corpus/describe-issue.ts';
import { longestQuestion } from './ask.ts';

const id = v.optional(v.nullable(v.union([v.string(), v.number()])), null);

/** Text that somebody asks with. */
const asked = v.pipe(
  v.string(),
  v.maxLength(longestQuestion, `a text of at most ${longestQuestion} characters`),
);

const requestSchema = v.variant('kind', [
  v.object({ id, kind: v.picklist(['ask', 'none']), question: asked }),
  v.object({
    id,
    kind: v.literal('compare'),
    a: asked,
    b: asked,
    aspect: v.optional(v.nullable(asked), null),
  }),
  v.object({ id, kind: v.literal('followup'), turns: v.tupleWithRest([asked], asked) }),
]);

const identifiedSchema = v.object({ id });

/** A question of a batch; `id` is handed back with its result. */
export type BatchRequest = v.InferOutput<typeof requestSchema>;

/** A line that is no question, and why. */
export interface MalformedLine {
  readonly kind: 'malformed';
  readonly id: BatchRequest['id'];
  readonly problem: string;
}

/** Reads a line of a batch. Keys other than those of its kind are not looked at. */
export function parseRequest(line: string): BatchRequest | MalformedLine {
  const value = parseJson(line);
  if (value === undefined) return { kind: 'malformed', id: null, problem: 'is not JSON' };
  const parsed = v.safeParse(requestSchema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const identified = v.safeParse(identifiedSchema, value);
  const [issue] = parsed.issues;
  return {
    kind: 'malformed',
    id: identified.success ? identified.output.id : null,
    problem: describeIssue(issue),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
