import * as v from 'valibot';

const longestShown = 60;

/**
 * What is wrong with a value that fits no schema, in words: where it is, what it is, and what was expected, which the
 * schema may say itself.
 */
export function describeIssue(
  issue: v.BaseIssue<unknown>,
  name: string = v.getDotPath(issue) ?? 'the whole',
  expected: string = issue.expected?.replaceAll(/[()]/gu, '') ?? 'something else',
): string {
  // The name of a key says what is expected of one that is not there.
  if (issue.type.includes('object') && issue.input === undefined) return `${name} is missing`;
  const found = issue.input === undefined ? 'missing' : show(issue.input);
  return `${name} is ${found}, expected ${expected}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
