import type { SpecSchema } from 'discord-api-spec/zod';
import * as v from 'valibot';
import { joinPath, type Problem } from './problem.ts';

type Issue = Extract<
  ReturnType<SpecSchema<unknown>['safeParse']>,
  { success: false }
>['error']['issues'][number];

/**
 * Checks a payload against one of Discord's published schemas, then, because they may rely on the shape, by the
 * given rules. Paths of the schema's own findings start with `prefix`.
 */
export function checkSpec<Shape>(
  schema: SpecSchema<Shape>,
  payload: unknown,
  checkRules: (payload: Shape) => Problem[],
  prefix = '',
): Problem[] {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => toProblems(issue, prefix));
  // Not `parsed.data`: that has lost the fields the schema does not know.
  const shape = v.custom<Shape>(() => true);
  return checkRules(v.parse(shape, payload));
}

function toProblems(issue: Issue, prefix: string): Problem[] {
  const path = joinPath(prefix, ...issue.path);
  const branch = nearestBranch(issue.errors ?? []);
  return branch.length > 0
    ? branch.flatMap((inner) => toProblems(inner, path))
    : [{ path, message: describeIssue(issue) }];
}

// The branch whose `type` literal fits is the one the sender meant; the others only say "not a button either".
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const isMeant = (issues: readonly Issue[]) => issues.every(({ path }) => path[0] !== 'type');
  return branches.find(isMeant) ?? [];
}

function describeIssue(issue: Issue): string {
  const facts = Object.entries({
    expected: issue.expected,
    'one of': issue.values?.join(', '),
    format: issue.format,
    'at least': issue.minimum,
    'at most': issue.maximum,
  }).filter(([, value]) => value !== undefined);
  return [issue.code, ...facts.map(([name, value]) => `${name} ${value}`)].join(', ');
}
