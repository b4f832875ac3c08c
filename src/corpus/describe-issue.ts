import * as v from 'valibot';

const kinds: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['Array', 'a list'],
  ['Object', 'an object'],
]);

/** The longest value that is repeated, in UTF-16 code units. */
const longestShown = 60;

/** What is wrong with a value that fits no schema, in words: where it is, what it is, and what was expected. */
export function describeIssue(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue) ?? 'the whole';
  const isMissing = issue.type.endsWith('object') && issue.input === undefined;
  // The name of a key says what is expected of one that is not there.
  const expected = isMissing ? '' : `, expected ${describeExpected(issue.expected ?? 'something else')}`;
  return issue.input === undefined
    ? `${name} is missing${expected}`
    : `${name} is ${show(issue.input)}${expected}`;
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
