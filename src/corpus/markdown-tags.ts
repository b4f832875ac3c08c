/** A tag in Markdown, of HTML or of a component. */
export interface Tag {
  readonly text: string;
  readonly name: string;
  /** Whether nothing but other tags stands ahead of it on its line. */
  readonly beginsLine: boolean;
  /** Whether nothing but other tags stands ahead of it, and nothing behind it on its line. */
  readonly isOwnLine: boolean;
}

/** Longest tag or expression that is looked for, in UTF-16 code units: components may hold a whole table of data. */
const longestTag = 20_000;

/** How many characters may be looked at in vain, before the rest of a text counts as one without tags. */
const mostEffort = 2_000_000;

/** Replaces every tag of a text; attributes may hold expressions in braces, as in MDX. */
export function replaceTags(text: string, replace: (tag: Tag) => string): string {
  return replaceAll(text, /<\/?([A-Za-z][\w.-]*)(?=[\s/>])/gu, findTagEnd, ({ 1: name, index }, end) => {
    const beginsLine = text[index - 1] === '>' || endsLine(text, index - 1, -1);
    const isOwnLine = beginsLine && endsLine(text, end, 1);
    return replace({ text: text.slice(index, end), name: name!, beginsLine, isOwnLine });
  });
}

/** Replaces every expression in braces of a text, which may hold others; those behind a backslash are none. */
export function replaceBraces(text: string, replace: (expression: string) => string): string {
  const replaced = replaceAll(text, /(?<!\\)\{/gu, findExpressionEnd, ({ index }, end) =>
    replace(text.slice(index + 1, end - 1)),
  );
  return replaced.replaceAll(/\\(?=[{}])/gu, '');
}

/** Replaces what begins with a pattern; `findEnd` tells where it ends or, as a negative number, where it gave up. */
function replaceAll(
  text: string,
  opening: RegExp,
  findEnd: (text: string, from: number) => number,
  replace: (match: RegExpExecArray, end: number) => string,
): string {
  let result = '';
  let done = 0;
  let effort = 0;
  for (let match = opening.exec(text); match !== null && effort <= mostEffort; match = opening.exec(text)) {
    const end = findEnd(text, opening.lastIndex);
    if (end < 0) effort += -end - match.index;
    else {
      result += text.slice(done, match.index) + replace(match, end);
      done = end;
      opening.lastIndex = end;
    }
  }
  return result + text.slice(done);
}

/** Whether nothing but white space stands between a place and the end, or beginning, of its line. */
function endsLine(text: string, from: number, step: 1 | -1): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += step;
  return text[at] === undefined || text[at] === '\n';
}

function findTagEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + longestTag);
  for (let at = from; at < limit; at += 1) {
    if (text[at] === '>') return at + 1;
    if (text[at] === '<' || text.startsWith('\n\n', at)) return -at;
    if (text[at] === '{') at = findBraceEnd(text, at, limit);
    else if (text[at - 1] === '=') at = skipQuoted(text, at, limit);
  }
  return -limit;
}

function findExpressionEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + longestTag);
  const end = findBraceEnd(text, from - 1, limit);
  return end < limit ? end + 1 : -limit;
}

/** The brace that closes the one at a place; the limit where none does. */
function findBraceEnd(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    else at = skipQuoted(text, at, limit);
    if (depth === 0) return at;
  }
  return limit;
}

/** The quotation mark that closes one at a place; the place itself where none stands. */
function skipQuoted(text: string, at: number, limit: number): number {
  const mark = text[at]!;
  if (mark !== '"' && mark !== "'" && mark !== '`') return at;
  const end = text.indexOf(mark, at + 1);
  return end === -1 ? limit : Math.min(end, limit);
}
