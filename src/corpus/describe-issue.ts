import * as v from 'valibot';

const kinds: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['Array', 'a list'],
  ['Object', 'an object'],
]);

const longestShown = 60;

/**
 * What is wrong with a value that fits no schema, in words: where it is, what it is, and what was expected, which the
 * schema may say itself.
 */
export function describeIssue(
  issue: v.BaseIssue<unknown>,
  name: string = v.getDotPath(issue) ?? 'the whole',
  expected: string = describeExpected(issue.expected ?? 'something else'),
): string {
  // The name of a key says what is expected of one that is not there.
  if (issue.type.includes('object') && issue.input === undefined) return `${name} is missing`;
  const found = issue.input === undefined ? 'missing' : show(issue.input);
  return `${name} is ${found}, expected ${expected}`;
}

/** `("ask" | "none")` → `"ask" or "none"`. */
function describeExpected(expected: string): string {
  const parts = expected.replaceAll(/[()]/gu, '').split(' | ');
  return parts.map((part) => kinds.get(part) ?? part).join(' or ');
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
